import type { Action, ActionKind } from '../../shared/flow/action.ts';
import type { Output } from '../../shared/flow/command.ts';
import { outputsOf } from '../../shared/flow/connection.ts';
import { eventNodeOf, type Edge, type FlowNode, type Trigger } from '../../shared/flow/trigger.ts';
import { nodeTitle } from '../../shared/flow/wording.ts';
import { triggerOf, type Position, type Workspace } from '../../shared/flow/workspace.ts';
import { announce } from '../ui/announce.tsx';
import { currentWorkspace, dispatch, selectElements, useDocument } from './document-store.ts';
import { freshId } from './fresh-id.ts';

/** What the palette holds. */
export type StepKind = 'condition' | ActionKind | 'note';

export const STEP_NAMES: Readonly<Record<StepKind, string>> = {
  condition: 'Condition',
  sendEmail: 'E-mail to contact',
  sendSms: 'SMS to contact',
  notifyTeam: 'Notify team',
  callWebhook: 'Call webhook',
  updateContact: 'Update contact',
  emitEvent: 'Emit event',
  note: 'Note',
};

/** Ranks of the canvas: nodes are 220 wide with at least 56 between them, on the grid. */
export const RANK_WIDTH = 280;
const ROW_HEIGHT = 180;
const GRID = 20;

const idWords: Readonly<Record<StepKind, string>> = {
  condition: 'condition',
  sendEmail: 'email',
  sendSms: 'sms',
  notifyTeam: 'notify',
  callWebhook: 'webhook',
  updateContact: 'update',
  emitEvent: 'emit',
  note: 'note',
};

function newAction(kind: ActionKind): Action {
  switch (kind) {
    case 'sendEmail':
      return { kind, to: '{{ contact.email }}', subject: '', text: '' };
    case 'sendSms':
      return { kind, to: '{{ contact.phone }}', body: '' };
    case 'notifyTeam':
      return { kind, to: [], subject: '', text: '' };
    case 'callWebhook':
      return { kind, url: '', method: 'POST' };
    case 'updateContact':
      return { kind, changes: [{ field: '', change: 'set', value: '' }] };
    case 'emitEvent':
      return { kind, event: '', data: {} };
  }
}

function newNode(kind: StepKind, trigger: Trigger): FlowNode {
  const id = freshId(
    idWords[kind],
    trigger.nodes.map((node) => node.id),
  );
  if (kind === 'note') return { id, kind, text: '' };
  if (kind === 'condition') {
    return { id, kind, condition: { match: 'all', of: [{ field: '', operator: 'equals', value: '' }] } };
  }
  return { id, kind: 'action', action: newAction(kind) };
}

/** A free place one rank after a node, below whatever stands there already. */
export function placeAfter(workspace: Workspace, trigger: Trigger, from: string): Position {
  const layout = workspace.layout[trigger.id] ?? {};
  const origin = layout[from] ?? { x: 0, y: 0 };
  const place = { x: origin.x + RANK_WIDTH, y: origin.y };
  const taken = Object.values(layout);
  while (taken.some(({ x, y }) => Math.abs(x - place.x) < RANK_WIDTH - GRID && Math.abs(y - place.y) < ROW_HEIGHT)) {
    place.y += GRID;
  }
  return place;
}

/** The output that "add a step" continues: the selected node's first free one, else its first, else the event's. */
export function currentOutput(trigger: Trigger, selected: readonly string[]): Output | undefined {
  const node = trigger.nodes.find(({ id }) => id === selected[0]) ?? eventNodeOf(trigger);
  if (!node) return undefined;
  const outputs = outputsOf(node);
  const free = outputs.find((port) => !trigger.edges.some((edge) => edge.from === node.id && edge.port === port));
  const port = free ?? outputs[0];
  return port === undefined ? undefined : { from: node.id, port };
}

/**
 * Adds a step to the selected trigger as one gesture and selects it: after an output, into an edge, or at a place of
 * the canvas; with none of them after what is selected. It is told. Returns the new node's id; undefined where it was refused.
 */
export function addStep(
  kind: StepKind,
  where: { after?: Output; into?: Edge; at?: Position } = {},
): string | undefined {
  const workspace = currentWorkspace();
  const { selection } = useDocument.getState();
  const trigger = selection.trigger === null ? undefined : triggerOf(workspace, selection.trigger);
  if (!trigger) return undefined;
  const node = newNode(kind, trigger);
  const linked = kind !== 'note';
  const after =
    where.after ?? (where.into || where.at || !linked ? undefined : currentOutput(trigger, selection.nodes));
  const origin = where.into?.from ?? after?.from ?? selection.nodes[0] ?? eventNodeOf(trigger)?.id ?? '';
  dispatch({
    kind: 'addNode',
    trigger: trigger.id,
    node,
    at: where.at ?? placeAfter(workspace, trigger, origin),
    ...(after && linked ? { after } : {}),
    ...(where.into && linked ? { into: where.into } : {}),
  });
  if (currentWorkspace() === workspace) return undefined; // read-only, and said so
  selectElements([node.id]);
  const before = linked && trigger.nodes.find(({ id }) => id === (where.into ?? after)?.from);
  announce(`${STEP_NAMES[kind]} added${before ? ` after ${nodeTitle(before)}` : ''}.`);
  return node.id;
}
