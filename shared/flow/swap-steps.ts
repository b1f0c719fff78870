import { outputsOf } from './connection.ts';
import type { Edge, Trigger } from './trigger.ts';

/** Why a step and the one after it cannot change places, as a sentence; undefined when they can. */
export function refuseSwap(trigger: Trigger, first: string, second: string): string | undefined {
  const nodes = [first, second].map((id) => trigger.nodes.find((node) => node.id === id));
  if (nodes.some((node) => node?.kind === 'event')) return 'The event stays first: every flow starts there.';
  if (nodes.some((node) => node === undefined || outputsOf(node).length !== 1)) {
    return 'Only steps with one way on can change places.';
  }
  const out = trigger.edges.filter((edge) => edge.from === first);
  if (out.length !== 1 || out[0]?.to !== second) return 'Only steps that follow one another can change places.';
  if (trigger.edges.filter((edge) => edge.to === second).length !== 1) return 'Several paths join between these steps.';
  return undefined;
}

/** The edges once `second` comes before `first`: whatever led to the first leads to the second, and on in turn. */
export function swappedEdges(trigger: Trigger, first: string, second: string): readonly Edge[] {
  const refusal = refuseSwap(trigger, first, second);
  if (refusal !== undefined) throw new Error(`${first} and ${second} cannot change places: ${refusal}`);
  const other = (id: string): string => (id === first ? second : id === second ? first : id);
  return trigger.edges.map((edge) => {
    const from = other(edge.from);
    const node = trigger.nodes.find(({ id }) => id === from);
    const port = from === edge.from || node === undefined ? edge.port : (outputsOf(node)[0] ?? edge.port);
    return { from, port, to: other(edge.to) };
  });
}
