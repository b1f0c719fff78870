import sift from 'sift';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { BenchTrigger } from '../workload.ts';
import { byEvent, mapValues, type PeerMaker } from './peer.ts';

/** MongoDB queries over objects. */
export const siftQueries: PeerMaker = (triggers, occurrences) => {
  const groups = mapValues(byEvent(triggers), (group) =>
    group.map((trigger) => ({ id: trigger.id, holds: sift(queryOf(trigger)) as (occurrence: Occurrence) => boolean })),
  );
  return {
    name: 'sift',
    match(index) {
      const occurrence = occurrences[index] as Occurrence;
      const matched: string[] = [];
      const group = groups.get(occurrence.event);
      if (group) for (const query of group) if (query.holds(occurrence)) matched.push(query.id);
      return matched;
    },
  };
};

function queryOf({ city, total, third }: BenchTrigger): object {
  const last =
    third.kind === 'contains'
      ? { 'contact.tags': third.value }
      : third.kind === 'in'
        ? { 'contact.state': { $in: third.value } }
        : { 'data.sku': { $regex: `^${third.value}` } };
  return { 'contact.city': city, 'data.total': { $gte: total }, ...last };
}
