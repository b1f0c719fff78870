import type { TriggerTrace } from '../../shared/engine/trace.ts';
import { outputWords } from '../../shared/flow/connection.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { nodeTitle } from '../../shared/flow/wording.ts';

/** Where the paths of a trigger that did not fire ended, each in a sentence. */
export function pathEnds(trigger: Trigger, trace: TriggerTrace): readonly string[] {
  const reached = new Set(trace.nodes.filter(({ state }) => state !== 'notReached').map(({ node }) => node));
  return trace.nodes.flatMap((entry) => {
    const node = trigger.nodes.find(({ id }) => id === entry.node);
    if (!node || entry.took === undefined || entry.kind === 'action' || !reached.has(entry.node)) return [];
    const goesOn = trigger.edges.some(
      ({ from, port, to }) => from === node.id && port === entry.took && reached.has(to),
    );
    if (goesOn) return [];
    if (entry.kind === 'event') return ['Nothing is connected to the event, so the path ends there.'];
    const took = outputWords(entry.took);
    return [`${nodeTitle(node)} took ${took}, and no step follows ${took}, so the path ends there.`];
  });
}

/** Steps that could not be reached, by their names. */
export function notReachedNames(trigger: Trigger, trace: TriggerTrace): readonly string[] {
  return trace.nodes.flatMap(({ node, state }) => {
    const step = state === 'notReached' ? trigger.nodes.find(({ id }) => id === node) : undefined;
    return step ? [nodeTitle(step)] : [];
  });
}
