import { edgesOut } from '../flow/flow-index.ts';
import { sameShape } from '../flow/same-shape.ts';
import type { Edge, FlowNode, Trigger } from '../flow/trigger.ts';
import type { Step } from '../program/program.ts';
import { topologicalOrder } from './order.ts';
import { stepNodes } from './structure.ts';

/** A step before it knows where it stands and what follows it. */
export type StepBody =
  | { readonly kind: 'event' }
  | Pick<Extract<Step, { kind: 'condition' }>, 'kind' | 'condition'>
  | Pick<Extract<Step, { kind: 'action' }>, 'kind' | 'action'>;

type Bodies = readonly (StepBody | undefined)[];

/**
 * The steps of a program in topological order (E3), each with the places of those that follow. `bodies` goes by the
 * trigger's nodes; a node without one is no step. Where only what steps say changed since the last call, those that say
 * the same are the same objects, and when all do, the list is the same.
 */
export function linkSteps(trigger: Trigger, bodies: Bodies): readonly Step[] {
  const before = known.get(trigger.edges);
  const again = before && sameShape(before.trigger, trigger) ? withBodies(before, bodies) : undefined;
  if (again === undefined) return link(trigger, bodies);
  if (before !== undefined) known.set(trigger.edges, { trigger, bodies, places: before.places, steps: again });
  return again;
}

interface Linked {
  readonly trigger: Trigger;
  readonly bodies: Bodies;
  /** Of each step the place of its node in the trigger. */
  readonly places: readonly number[];
  readonly steps: readonly Step[];
}

/** By the edges: an edit of what a step says leaves them as they are. */
const known = new WeakMap<readonly Edge[], Linked>();

/** The same steps with other bodies; undefined when other nodes than before have one. */
function withBodies(before: Linked, bodies: Bodies): readonly Step[] | undefined {
  if (bodies.some((body, place) => body?.kind !== before.bodies[place]?.kind)) return undefined;
  if (bodies.every((body, place) => body === before.bodies[place])) return before.steps;
  return before.steps.map((step, index) => {
    const place = before.places[index] ?? 0;
    const body = bodies[place];
    // Of the same kind, so it replaces just what it brings.
    return body === before.bodies[place] ? step : ({ ...step, ...body } as Step);
  });
}

function link(trigger: Trigger, bodies: Bodies): readonly Step[] {
  const nodeAt = new Map(trigger.nodes.map((node, index) => [node, index]));
  const bodyOf = (node: FlowNode): StepBody | undefined => bodies[nodeAt.get(node) ?? -1];
  const nodes = topologicalOrder(stepNodes(trigger), trigger.edges).filter((node) => bodyOf(node) !== undefined);
  const stepAt = new Map(nodes.map((node, index) => [node.id, index]));
  const targets = (node: FlowNode, port: string): readonly number[] => {
    const found: number[] = [];
    for (const edge of edgesOut(trigger, node.id)) {
      const to = edge.port === port ? stepAt.get(edge.to) : undefined;
      if (to !== undefined) found.push(to);
    }
    return found.sort((a, b) => a - b);
  };
  const steps = nodes.flatMap((node): readonly Step[] => {
    const body = bodyOf(node);
    switch (body?.kind) {
      case undefined:
        return [];
      case 'event':
        return [{ kind: 'event', node: node.id, out: targets(node, 'out') }];
      case 'condition':
        return [{ ...body, node: node.id, yes: targets(node, 'yes'), no: targets(node, 'no') }];
      case 'action':
        return [{ ...body, node: node.id, then: targets(node, 'then') }];
    }
  });
  known.set(trigger.edges, { trigger, bodies, places: nodes.map((node) => nodeAt.get(node) ?? -1), steps });
  return steps;
}
