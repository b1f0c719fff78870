import { expect, it } from 'vitest';
import { applyCommand } from '../../../shared/flow/apply-command.ts';
import type { Command } from '../../../shared/flow/command.ts';
import type { ConditionMember } from '../../../shared/flow/condition.ts';
import { changeText, diffWorkspaces, type Change } from '../../../shared/flow/diff-workspaces.ts';
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

function after(...commands: readonly Command[]): readonly Change[] {
  return diffWorkspaces(start, commands.reduce(applyCommand, start));
}
function replaced(node: FlowNode): Command {
  return { kind: 'replaceNode', trigger: BIG, node };
}
function withMembers(...of: readonly ConditionMember[]): Command {
  return replaced({ ...austin, condition: { ...austin.condition, of } });
}
const inTrigger = { trigger: BIG };

const cases: readonly (readonly [string, readonly Command[], readonly Change[]])[] = [
  ['nothing', [], []],
  [
    'the name',
    [{ kind: 'renameWorkspace', name: 'Shop' }],
    [{ kind: 'changed', what: 'workspace', text: 'name', before: 'Online store', after: 'Shop' }],
  ],
  [
    'the zone',
    [{ kind: 'setTimeZone', timeZone: 'Europe/Berlin' }],
    [{ kind: 'changed', what: 'workspace', text: 'time zone', before: 'UTC', after: 'Europe/Berlin' }],
  ],
  [
    'layout, quietly',
    [{ kind: 'moveNodes', trigger: BIG, positions: { sales: { x: 1, y: 1 }, points: { x: 2, y: 2 } } }],
    [{ kind: 'changed', what: 'layout', text: 'Layout moved' }],
  ],
  [
    'events',
    [
      {
        kind: 'setEvents',
        events: [
          { id: '30552', label: 'Order' },
          { id: '70201', label: 'Tier' },
        ],
      },
    ],
    [
      { kind: 'removed', what: 'event', text: '30551 Add to cart' },
      { kind: 'added', what: 'event', text: '70201 Tier' },
      { kind: 'changed', what: 'event', text: 'label of 30552', before: 'Purchase', after: 'Order' },
    ],
  ],
  [
    'the order of events',
    [{ kind: 'setEvents', events: [...start.events].reverse() }],
    [{ kind: 'changed', what: 'events', text: 'order or unknown keys of events' }],
  ],
  [
    'a rule’s value',
    [withMembers(city, { ...total, value: 150 })],
    [
      {
        kind: 'changed',
        what: 'rule',
        text: 'event.total is at least',
        before: '100',
        after: '150',
        ...inTrigger,
        node: 'austin',
      },
    ],
  ],
  [
    'a rule’s operator',
    [withMembers(city, { ...total, operator: 'lessThan' })],
    [
      {
        kind: 'changed',
        what: 'rule',
        text: 'event.total',
        before: 'is at least 100',
        after: 'is less than 100',
        ...inTrigger,
        node: 'austin',
      },
    ],
  ],
  [
    'a rule’s case',
    [withMembers({ ...city, ignoreCase: false }, total)],
    [
      {
        kind: 'changed',
        what: 'rule',
        text: 'contact.city is Austin',
        before: 'ignoring case',
        after: 'minding case',
        ...inTrigger,
        node: 'austin',
      },
    ],
  ],
  [
    'rules that come and go',
    [withMembers({ match: 'any', of: [total] }, { field: 'event.x', operator: 'exists' })],
    [
      {
        kind: 'changed',
        what: 'rule',
        text: 'rule',
        before: 'contact.city is Austin',
        after: 'event.x exists',
        ...inTrigger,
        node: 'austin',
      },
      { kind: 'removed', what: 'rule', text: 'event.total is at least 100', ...inTrigger, node: 'austin' },
      { kind: 'added', what: 'group', text: 'any of (event.total is at least 100)', ...inTrigger, node: 'austin' },
    ],
  ],
  [
    'the match',
    [replaced({ ...austin, condition: { ...austin.condition, match: 'any' } })],
    [{ kind: 'changed', what: 'condition', text: 'match', before: 'all', after: 'any', ...inTrigger, node: 'austin' }],
  ],
  [
    'a step’s name',
    [replaced({ ...austin, name: 'Austin' })],
    [
      {
        kind: 'changed',
        what: 'name',
        text: 'name',
        before: 'From Austin, 100 or more',
        after: 'Austin',
        ...inTrigger,
        node: 'austin',
      },
    ],
  ],
  [
    'the event',
    [replaced({ ...event, event: '30551' } as FlowNode)],
    [
      {
        kind: 'changed',
        what: 'event',
        text: 'event',
        before: 'Purchase',
        after: 'Add to cart',
        ...inTrigger,
        node: 'event',
      },
    ],
  ],
  [
    'a parameter',
    [replaced({ ...sales, action: { ...sales.action, subject: 'Big' } as ActionNode['action'] })],
    [
      {
        kind: 'changed',
        what: 'subject',
        text: 'subject',
        before: 'Order over {{ event.total }} from {{ contact.firstname }} {{ contact.lastname }}',
        after: 'Big',
        ...inTrigger,
        node: 'sales',
      },
    ],
  ],
  [
    'contact changes',
    [
      replaced({
        ...points,
        action: { kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: '20' }] },
      }),
    ],
    [
      {
        kind: 'changed',
        what: 'contact changes',
        text: 'contact changes',
        before: 'Add 10 to points',
        after: 'Add 20 to points',
        ...inTrigger,
        node: 'points',
      },
    ],
  ],
  [
    'steps and connections',
    [
      {
        kind: 'addNode',
        trigger: BIG,
        node: { id: 'sms', kind: 'action', action: { kind: 'sendSms' } },
        at: { x: 0, y: 0 },
        after: { from: 'austin', port: 'no' },
      },
      {
        kind: 'removeElements',
        trigger: BIG,
        nodes: ['points'],
        edges: [{ from: 'event', port: 'out', to: 'austin' }],
      },
    ],
    [
      { kind: 'removed', what: 'action', text: 'Update contact', ...inTrigger, node: 'points' },
      { kind: 'added', what: 'action', text: 'Send SMS', ...inTrigger, node: 'sms' },
      { kind: 'removed', what: 'connection', text: 'Event to From Austin, 100 or more', ...inTrigger },
      { kind: 'added', what: 'connection', text: 'No of From Austin, 100 or more to Send SMS', ...inTrigger },
      { kind: 'changed', what: 'layout', text: 'Layout moved' },
    ],
  ],
  [
    'a trigger’s fields',
    [{ kind: 'updateTrigger', trigger: BIG, change: { name: 'Big', enabled: false, activeFrom: '2026-03-01' } }],
    [
      {
        kind: 'changed',
        what: 'trigger',
        text: 'name',
        before: 'Tell sales about big orders from Austin',
        after: 'Big',
        ...inTrigger,
      },
      { kind: 'changed', what: 'trigger', text: 'state', before: 'on', after: 'off', ...inTrigger },
      { kind: 'changed', what: 'trigger', text: 'active from', after: '2026-03-01', ...inTrigger },
    ],
  ],
  [
    'the order of triggers',
    [{ kind: 'moveTrigger', trigger: BIG, index: 0 }],
    [{ kind: 'changed', what: 'triggers', text: 'order of triggers' }],
  ],
  [
    'samples and tests',
    [
      { kind: 'renameSample', sample: 'purchase-austin', name: 'Austin' },
      { kind: 'putScenario', scenario: { ...start.scenarios[0]!, now: '2026-03-01T00:00:00Z' } },
      { kind: 'putScenario', scenario: { id: 'new', name: 'New' } },
    ],
    [
      { kind: 'changed', what: 'sample', text: 'name of sample', before: 'Purchase from Austin', after: 'Austin' },
      { kind: 'added', what: 'test', text: 'New' },
      { kind: 'changed', what: 'test', text: 'A big order from Austin thanks the buyer and tells sales' },
    ],
  ],
];

it.each(cases)('tells %s', (_name, commands, changes) => {
  expect(after(...commands)).toEqual(changes);
});

it('[P2] against nothing everything is added', () => {
  expect(diffWorkspaces(undefined, start).map((change) => changeText(change, start))).toEqual([
    'Added event 30551 Add to cart',
    'Added event 30552 Purchase',
    'Added trigger Thank-you e-mail',
    'Added trigger Tell sales about big orders from Austin',
    'Added sample Purchase from Austin',
    'Added test A big order from Austin thanks the buyer and tells sales',
    'Layout moved',
  ]);
});

it('[F0] unknown keys that change are not silent', () => {
  expect(diffWorkspaces(start, { ...start, later: 1 } as typeof start)).toEqual([
    { kind: 'changed', what: 'workspace', text: 'other contents' },
  ]);
});

it('reads as one line', () => {
  const [change] = after(withMembers(city, { ...total, value: 150 }));
  expect(changeText(change!, start)).toBe(
    'Tell sales about big orders from Austin: changed rule event.total is at least: 100 → 150',
  );
  const [renamed] = after({ kind: 'renameWorkspace', name: 'Shop' });
  expect(changeText(renamed!, start)).toBe('Changed workspace name: Online store → Shop');
  const [removed] = after({ kind: 'removeTrigger', trigger: BIG });
  expect(changeText(removed!, start)).toBe('Removed trigger Tell sales about big orders from Austin');
  const [started] = after({ kind: 'updateTrigger', trigger: BIG, change: { activeFrom: '2026-03-01' } });
  expect(changeText(started!, start)).toBe(
    'Tell sales about big orders from Austin: changed trigger active from: nothing → 2026-03-01',
  );
});
