import type { Problem } from '../base/problem.ts';
import { pointerTo } from '../base/json.ts';
import { isInternalEventId } from '../events/hookable-event.ts';
import type { FlowNode, Trigger } from '../flow/trigger.ts';
import type { Facts } from './facts.ts';
import { fieldOf, nodeReporter, type ReportNode } from './report.ts';

/** Second pass: do the event ids that nodes name exist, and may they be named there (H8)? */
export function checkReferences(trigger: Trigger, pointer: string, facts: Facts): readonly Problem[] {
  const problems: Problem[] = [];
  trigger.nodes.forEach((node, index) => {
    const at = { pointer: pointerTo(`${pointer}/nodes`, index), trigger: trigger.id, node: node.id };
    checkNode(node, facts, nodeReporter(at, problems));
  });
  return problems;
}

function checkNode(node: FlowNode, facts: Facts, report: ReportNode): void {
  if (node.kind === 'event') {
    if (node.event === '') report('flow.eventNotChosen', 'event');
    else if (!facts.events.has(node.event) && !isInternalEventId(node.event)) {
      report('flow.eventUnknown', 'event', node.event);
    }
  } else if (node.kind === 'action' && node.action.kind === 'emitEvent') {
    const field = fieldOf('action', 'event');
    const { event = '' } = node.action;
    if (event === '') report('action.missing', field, 'The event');
    else if (isInternalEventId(event)) report('action.eventInternal', field, event);
    else if (!facts.events.has(event)) report('action.eventUnknown', field, event);
  }
}
