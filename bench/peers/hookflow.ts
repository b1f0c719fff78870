import { decide } from '../../shared/engine/decide.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import { NOW, benchProgram } from '../workload.ts';
import type { PeerMaker } from './peer.ts';

export const hookflow: PeerMaker = (triggers, occurrences) => {
  const prepared = prepare(benchProgram(triggers));
  const options = occurrences.map(({ contact }) => ({ now: NOW, state: { contact } }));
  return {
    name: 'hookflow decide',
    match(index) {
      return decide(
        prepared,
        occurrences[index] as (typeof occurrences)[number],
        options[index] as (typeof options)[number],
      ).fired;
    },
  };
};
