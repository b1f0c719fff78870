import type { ReplayStep, ReplayTrigger } from '../../shared/analysis/replay-result.ts';
import { portKey, type FlowOverlay, type NodeOverlay, type PortOverlay } from '../canvas/flow-overlay.ts';
import { countedText, countText, shortCount } from './replay-words.ts';

/** The counts of a replayed file as they lie on a trigger's flow: exact on nodes, short on edges. */
export function replayOverlay({ steps, gated }: ReplayTrigger, stale: boolean): FlowOverlay {
  const nodes = new Map(steps.map((step) => [step.node, nodeOverlay(step, gated)]));
  const ports = new Map(
    steps.flatMap(({ node, taken }) =>
      Object.entries(taken).map(([port, count]): [string, PortOverlay] => [
        portKey(node, port),
        { taken: count > 0, label: shortCount(count), words: countedText(count, 'occurrence') },
      ]),
    ),
  );
  return { nodes, ports, stale };
}

function nodeOverlay({ kind, reached, taken, errors }: ReplayStep, gated: number): NodeOverlay {
  const held = gated > 0 && kind === 'event' ? { fact: `${countText(gated)} held back` } : {};
  if (reached === 0) return { look: 'notReached', state: 'notReached', ...held };
  switch (kind) {
    case 'event':
      return { look: 'passed', state: 'passed', word: countedText(reached, 'occurrence'), ...held };
    case 'condition': {
      const { yes = 0, no = 0 } = taken;
      const state = yes > 0 ? 'passed' : 'failed';
      return { look: state, state, word: `${countText(yes)} Yes`, fact: `${countText(no)} No` };
    }
    case 'action': {
      if (errors === reached) return { look: 'error', state: 'error', word: countedText(errors, 'error') };
      const word = `${countText(reached - errors)} requested`;
      return { look: 'requested', state: 'requested', word, ...(errors > 0 && { fact: countedText(errors, 'error') }) };
    }
  }
}
