import type { ActionKind } from './action.ts';
import type { FlowCommand } from './command.ts';
import { outputsOf, outputWords } from './connection.ts';
import { flowIndex } from './flow-index.ts';
import { nodeChanges } from './node-changes.ts';
import type { EventLabel } from './phrase.ts';
import type { Edge, FlowNode, Trigger } from './trigger.ts';
import { kindName, nodeTitle } from './wording.ts';

/** The undo label of a gesture on one trigger's canvas; `trigger` is as it was before. */
export function flowCommandLabel(trigger: Trigger, command: FlowCommand, eventLabel: EventLabel): string {
  switch (command.kind) {
    case 'addNode':
      return `Add ${nounOf(command.node)}`;
    case 'addElements':
      return `${command.label ?? 'Paste'} ${namesOf(command.nodes)}`;
    case 'replaceNode': {
      const before = trigger.nodes.find((node) => node.id === command.node.id);
      const [first, ...more] = before === undefined ? [] : nodeChanges(before, command.node, eventLabel);
      return first !== undefined && more.length === 0 ? first.gesture : `Change ${nodeTitle(command.node)}`;
    }
    case 'moveNodes': {
      const moved = trigger.nodes.filter((node) => Object.hasOwn(command.positions, node.id));
      return command.label ?? `Move ${namesOf(moved)}`;
    }
    case 'removeElements': {
      const nodes = trigger.nodes.filter((node) => command.nodes.includes(node.id));
      if (nodes.length > 0) return `${command.label ?? 'Remove'} ${namesOf(nodes)}`;
      const [edge, ...more] = command.edges;
      if (edge === undefined) return 'Remove nothing';
      return more.length === 0 ? `Disconnect ${edgeWords(trigger, edge)}` : `Remove ${more.length + 1} connections`;
    }
    case 'connect':
      return `Connect ${edgeWords(trigger, command.edge)}`;
    case 'swapSteps':
      return `Move ${titleOf(trigger, command.second)} before ${titleOf(trigger, command.first)}`;
    case 'reconnect':
      return `Reconnect ${edgeWords(trigger, command.to)}`;
  }
}

/** "Yes of From Austin to Notify team"; of a node's only output just the node. */
export function edgeWords(trigger: Trigger, edge: Edge): string {
  const from = flowIndex(trigger).nodes.get(edge.from);
  const start = titleOf(trigger, edge.from);
  const several = from !== undefined && outputsOf(from).length > 1;
  return `${several ? `${outputWords(edge.port)} of ` : ''}${start} to ${titleOf(trigger, edge.to)}`;
}

function titleOf(trigger: Trigger, id: string): string {
  const node = flowIndex(trigger).nodes.get(id);
  return node === undefined ? id : nodeTitle(node);
}

function namesOf(nodes: readonly FlowNode[]): string {
  const [first, ...more] = nodes;
  if (first === undefined) return 'nothing';
  return more.length === 0 ? nodeTitle(first) : `${more.length + 1} nodes`;
}

function nounOf(node: FlowNode): string {
  return node.kind === 'action' ? ACTION_NOUNS[node.action.kind] : kindName(node).toLowerCase();
}

const ACTION_NOUNS: Readonly<Record<ActionKind, string>> = {
  sendEmail: 'e-mail',
  sendSms: 'SMS',
  notifyTeam: 'e-mail to team',
  callWebhook: 'webhook call',
  updateContact: 'contact update',
  emitEvent: 'emitted event',
};
