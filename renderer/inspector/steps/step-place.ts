import type { Output } from '../../../shared/flow/command.ts';
import { outputsOf, outputWords, refuseConnection } from '../../../shared/flow/connection.ts';
import { edgeKey, type Edge, type FlowNode, type Trigger } from '../../../shared/flow/trigger.ts';
import { ACTION_NAMES, nodeSentence, sentenceText, type EventLabel } from '../../../shared/flow/wording.ts';
import { stepsInOrder } from './flow-steps.ts';

/** An output that a step can follow, in words: "Purchase happens", "Yes of From Austin". */
export interface PlaceOption {
  readonly key: string;
  readonly output: Output;
  readonly label: string;
}

export function outputKey({ from, port }: Output): string {
  return JSON.stringify([from, port]);
}

/** A step's name for lists: its own, else what it does. */
export function stepTitle(node: FlowNode, eventLabel: EventLabel): string {
  const sentence = sentenceText(nodeSentence(node, eventLabel));
  if (node.kind !== 'action' || node.name) return sentence;
  return `${ACTION_NAMES[node.action.kind]} · ${sentence}`;
}

export function outputLabel(node: FlowNode, port: string, eventLabel: EventLabel): string {
  const title = stepTitle(node, eventLabel);
  return outputsOf(node).length > 1 ? `${outputWords(port)} of ${title}` : title;
}

/** Every output of the trigger in flow order: the places where a new step can go. */
export function placeOptions(trigger: Trigger, eventLabel: EventLabel): readonly PlaceOption[] {
  return stepsInOrder(trigger).flatMap((node) =>
    outputsOf(node).map((port) => {
      const output = { from: node.id, port };
      return { key: outputKey(output), output, label: outputLabel(node, port, eventLabel) };
    }),
  );
}

export function edgesInto(trigger: Trigger, node: string): readonly Edge[] {
  return trigger.edges.filter((edge) => edge.to === node);
}

/** Where a step may hang instead of `edge`, which it hangs on now; without one, where it may hang at all. Loops are left out (F3). */
export function movableTo(
  trigger: Trigger,
  node: string,
  edge: Edge | undefined,
  eventLabel: EventLabel,
): readonly PlaceOption[] {
  const key = edge && edgeKey(edge);
  const without = { ...trigger, edges: trigger.edges.filter((other) => edgeKey(other) !== key) };
  return placeOptions(trigger, eventLabel).filter(
    ({ output }) => refuseConnection(without, { ...output, to: node }) === undefined,
  );
}
