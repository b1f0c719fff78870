import { expect, it } from 'vitest';
import type { Command } from '../../../shared/flow/command.ts';
import { commandLabel } from '../../../shared/flow/command-label.ts';
import type { ConditionMember } from '../../../shared/flow/condition.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { ActionNode, ConditionNode, FlowNode } from '../../../shared/flow/trigger.ts';

const start = onlineStoreExample();
const BIG = 'big-order-austin';
const [event, austin, sales, points] = start.triggers[1]!.nodes as readonly [
  FlowNode,
  ConditionNode,
  ActionNode,
  ActionNode,
];
const [city, total] = austin.condition.of as readonly [ConditionMember, ConditionMember];
const sms: FlowNode = { id: 'sms', kind: 'action', action: { kind: 'sendSms', body: 'Hello' } };
const at = { x: 10, y: 20 };

function withMembers(...of: readonly ConditionMember[]): Command {
  return { kind: 'replaceNode', trigger: BIG, node: { ...austin, condition: { ...austin.condition, of } } };
}
function withSales(change: object): Command {
  return { kind: 'replaceNode', trigger: BIG, node: { ...sales, action: { ...sales.action, ...change } } as FlowNode };
}

const labels: readonly (readonly [label: string, command: Command])[] = [
  ['Rename workspace to Shop', { kind: 'renameWorkspace', name: 'Shop' }],
  ['Set time zone to Europe/Berlin', { kind: 'setTimeZone', timeZone: 'Europe/Berlin' }],
  ['Restore Before the sale', { kind: 'replaceWorkspace', workspace: start, label: 'Restore Before the sale' }],
  ['Remove event Add to cart', { kind: 'setEvents', events: start.events.slice(1) }],
  ['Add event Refund', { kind: 'setEvents', events: [...start.events, { id: '30553', label: 'Refund' }] }],
  ['Edit events', { kind: 'setEvents', events: [] }],
  ['Add event Refund', { kind: 'addEvent', event: { id: '30553', label: 'Refund' } }],
  ['Rename event to Order', { kind: 'renameEvent', event: '30552', label: 'Order' }],
  ['Change id of Purchase to 30560', { kind: 'changeEventId', event: '30552', id: '30560' }],
  ['Remove event Purchase', { kind: 'removeEvent', event: '30552' }],
  [
    'Add trigger Refunds',
    { kind: 'addTrigger', trigger: { ...start.triggers[0]!, id: 'r', name: 'Refunds' }, layout: {} },
  ],
  ['Duplicate trigger Thank-you e-mail', { kind: 'duplicateTrigger', trigger: 'thank-you', id: 'x', name: 'X' }],
  ['Remove trigger Thank-you e-mail', { kind: 'removeTrigger', trigger: 'thank-you' }],
  ['Move trigger Thank-you e-mail', { kind: 'moveTrigger', trigger: 'thank-you', index: 1 }],
  ['Rename trigger to Thanks', { kind: 'updateTrigger', trigger: 'thank-you', change: { name: 'Thanks' } }],
  ['Turn Thank-you e-mail off', { kind: 'updateTrigger', trigger: 'thank-you', change: { enabled: false } }],
  [
    'Set start of Thank-you e-mail to 2026-03-01',
    { kind: 'updateTrigger', trigger: 'thank-you', change: { activeFrom: '2026-03-01' } },
  ],
  [
    'Remove end of Thank-you e-mail',
    { kind: 'updateTrigger', trigger: 'thank-you', change: { activeUntil: undefined } },
  ],
  ['Remove cap of Thank-you e-mail', { kind: 'updateTrigger', trigger: 'thank-you', change: { frequency: undefined } }],
  [
    'Change trigger Thank-you e-mail',
    { kind: 'updateTrigger', trigger: 'thank-you', change: { name: 'X', enabled: false } },
  ],
  [
    'Add condition',
    { kind: 'addNode', trigger: BIG, node: { id: 'c', kind: 'condition', condition: { match: 'all', of: [] } }, at },
  ],
  ['Add SMS', { kind: 'addNode', trigger: BIG, node: sms, at }],
  [
    'Paste 2 nodes',
    { kind: 'addElements', trigger: BIG, nodes: [sms, { ...sms, id: 'sms2' }], edges: [], positions: {} },
  ],
  ['Paste Send SMS', { kind: 'addElements', trigger: BIG, nodes: [sms], edges: [], positions: {} }],
  ['Move 3 nodes', { kind: 'moveNodes', trigger: BIG, positions: { event: at, austin: at, sales: at } }],
  ['Move From Austin, 100 or more', { kind: 'moveNodes', trigger: BIG, positions: { austin: at } }],
  ['Tidy', { kind: 'moveNodes', trigger: BIG, positions: { austin: at }, label: 'Tidy' }],
  ['Remove Notify team', { kind: 'removeElements', trigger: BIG, nodes: ['sales'], edges: [] }],
  ['Remove 2 nodes', { kind: 'removeElements', trigger: BIG, nodes: ['sales', 'points'], edges: [] }],
  [
    'Disconnect Yes of From Austin, 100 or more to Notify team',
    { kind: 'removeElements', trigger: BIG, nodes: [], edges: [{ from: 'austin', port: 'yes', to: 'sales' }] },
  ],
  [
    'Connect No of From Austin, 100 or more to Update contact',
    { kind: 'connect', trigger: BIG, edge: { from: 'austin', port: 'no', to: 'points' } },
  ],
  [
    'Connect Event to Notify team',
    { kind: 'connect', trigger: BIG, edge: { from: 'event', port: 'out', to: 'sales' } },
  ],
  [
    'Reconnect Event to Notify team',
    {
      kind: 'reconnect',
      trigger: BIG,
      edge: { from: 'event', port: 'out', to: 'austin' },
      to: { from: 'event', port: 'out', to: 'sales' },
    },
  ],
  ['Set event to Add to cart', { kind: 'replaceNode', trigger: BIG, node: { ...event, event: '30551' } as FlowNode }],
  [
    'Set event to Contact created',
    { kind: 'replaceNode', trigger: BIG, node: { ...event, event: '10201' } as FlowNode },
  ],
  [
    'Rename From Austin, 100 or more to Austin',
    { kind: 'replaceNode', trigger: BIG, node: { ...austin, name: 'Austin' } },
  ],
  ['Name step Sales', { kind: 'replaceNode', trigger: BIG, node: { ...sales, name: 'Sales' } }],
  [
    'Match any of these',
    { kind: 'replaceNode', trigger: BIG, node: { ...austin, condition: { ...austin.condition, match: 'any' } } },
  ],
  ['Set total to at least 150', withMembers(city, { ...total, value: 150 })],
  ['Set total to less than 100', withMembers(city, { ...total, operator: 'lessThan' })],
  ['Set total to not at least 100', withMembers(city, { ...total, not: true })],
  ['Set city to Dallas', withMembers({ ...city, value: 'Dallas' }, total)],
  ['Set city to empty', withMembers({ field: 'contact.city', operator: 'isEmpty' }, total)],
  ['Set rule to city contains Aus', withMembers({ ...city, operator: 'contains', value: 'Aus' }, total)],
  ['Set field to contact.state', withMembers({ ...city, field: 'contact.state' }, total)],
  ['Mind case of city', withMembers({ ...city, ignoreCase: false }, total)],
  ['Add rule', withMembers(city, total, { field: '', operator: '' })],
  ['Add group', withMembers(city, total, { match: 'any', of: [] })],
  ['Add item test', withMembers(city, total, { items: '', match: 'any', where: { match: 'all', of: [] } })],
  ['Remove rule', withMembers(city)],
  ['Move rule', withMembers(total, city)],
  ['Change From Austin, 100 or more', withMembers({ ...city, value: 'Dallas' }, { ...total, value: 5 })],
  ['Change subject', withSales({ subject: 'Other' })],
  ['Change recipient', withSales({ to: ['a@example.com'] })],
  ['Remove text', withSales({ text: undefined })],
  [
    'Change contact changes',
    { kind: 'replaceNode', trigger: BIG, node: { ...points, action: { kind: 'updateContact', changes: [] } } },
  ],
  ['Change to Send SMS', { kind: 'replaceNode', trigger: BIG, node: { ...sales, action: { kind: 'sendSms' } } }],
  ['Change to Note', { kind: 'replaceNode', trigger: BIG, node: { id: 'sales', kind: 'note', text: '' } }],
  ['Add sample New', { kind: 'putSample', sample: { ...start.samples[0]!, id: 'new', name: 'New' } }],
  ['Change sample Purchase from Austin', { kind: 'putSample', sample: start.samples[0]! }],
  ['Rename sample to Austin', { kind: 'renameSample', sample: 'purchase-austin', name: 'Austin' }],
  ['Remove sample Purchase from Austin', { kind: 'removeSample', sample: 'purchase-austin' }],
  ['Add test New', { kind: 'putScenario', scenario: { id: 'new', name: 'New' } }],
  [
    'Remove test A big order from Austin thanks the buyer and tells sales',
    { kind: 'removeScenario', scenario: 'big-order' },
  ],
];

it.each(labels)('says “%s”', (label, command) => {
  expect(commandLabel(start, command)).toBe(label);
});
