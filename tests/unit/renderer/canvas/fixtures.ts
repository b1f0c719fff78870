import { compile } from '../../../../shared/compiler/compile.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import { prepare } from '../../../../shared/engine/prepare.ts';
import { eventLabels } from '../../../../shared/flow/event-label.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { Trigger } from '../../../../shared/flow/trigger.ts';
import { triggerOf, type Workspace } from '../../../../shared/flow/workspace.ts';
import { problemsOfNode } from '../../../../renderer/document/use-workspace.ts';
import { shownTrace } from '../../../../renderer/simulator/trace-steps.ts';
import { flowOrder } from '../../../../renderer/canvas/flow-order.ts';
import { nodeView, type NodeView } from '../../../../renderer/canvas/node-view.ts';

/** Two conditions after a purchase; for the sample the first says Yes, the second No, and an SMS has no number. */
export const orders: Trigger = {
  id: 'orders',
  name: 'Orders',
  enabled: true,
  nodes: [
    { id: 'event', kind: 'event', event: '30552' },
    {
      id: 'austin',
      kind: 'condition',
      name: 'From Austin, 100 or more',
      condition: {
        match: 'all',
        of: [
          { field: 'contact.city', operator: 'equals', value: 'Austin' },
          { field: 'event.total', operator: 'atLeast', value: 100 },
          {
            match: 'any',
            of: [
              { field: 'contact.tags', operator: 'contains', value: 'vip' },
              { field: 'contact.points', operator: 'atLeast', value: 500 },
            ],
          },
        ],
      },
    },
    {
      id: 'euros',
      kind: 'condition',
      name: 'Paid in euros',
      condition: { match: 'all', of: [{ field: 'event.currency', operator: 'equals', value: 'EUR' }] },
    },
    {
      id: 'team',
      kind: 'action',
      action: { kind: 'notifyTeam', to: ['a@example.com', 'b@example.com'], subject: 'Order', text: 'x' },
    },
    {
      id: 'points',
      kind: 'action',
      action: { kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: '10' }] },
    },
    { id: 'books', kind: 'action', action: { kind: 'callWebhook', url: 'https://books.example.com', method: 'POST' } },
    { id: 'sms', kind: 'action', action: { kind: 'sendSms', to: '{{ contact.mobile }}', body: 'Hi' } },
    { id: 'note', kind: 'note', text: 'Agreed with sales.' },
  ],
  edges: [
    { from: 'event', port: 'out', to: 'austin' },
    { from: 'event', port: 'out', to: 'euros' },
    { from: 'austin', port: 'yes', to: 'team' },
    { from: 'team', port: 'then', to: 'points' },
    { from: 'euros', port: 'yes', to: 'books' },
    { from: 'euros', port: 'no', to: 'sms' },
  ],
};

export const layout = {
  event: { x: 0, y: 0 },
  austin: { x: 280, y: 0 },
  euros: { x: 280, y: 260 },
  team: { x: 560, y: 0 },
  points: { x: 560, y: 160 },
  books: { x: 560, y: 260 },
  sms: { x: 560, y: 380 },
  note: { x: 0, y: 120 },
};

/** The online store with that trigger alone. */
export function orderWorkspace(trigger = orders): Workspace {
  return { ...onlineStoreExample(), triggers: [trigger], scenarios: [], layout: { [trigger.id]: layout } };
}

/** The views of a trigger of the workspace, after its first sample when `simulated`, up to `step`. */
export function viewsOf(
  workspace: Workspace,
  o: { simulated?: boolean; stale?: boolean; step?: number | null } = {},
): ReadonlyMap<string, NodeView> {
  const trigger = triggerOf(workspace, 'orders')!;
  const compilation = compile(workspace);
  const { occurrence } = workspace.samples[0]!;
  const result = evaluate(prepare(compilation.program), occurrence, {
    now: Date.parse(occurrence.occurredAt),
    state: { contact: occurrence.contact },
  });
  const trace = result.trace.triggers.find((entry) => entry.trigger === trigger.id);
  const shown = o.simulated && trace ? shownTrace(trigger, trace, o.step ?? null) : undefined;
  const context = {
    trigger,
    problemsOf: (node: string) => problemsOfNode(compilation, trigger.id, node),
    shown,
    stale: o.stale ?? false,
    facts: { requests: result.requests, occurrence: occurrence.id, eventLabel: eventLabels(workspace.events) },
  };
  return new Map(flowOrder(trigger).map((node) => [node.id, nodeView(node, context)]));
}
