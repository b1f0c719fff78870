import { expect, it } from 'vitest';
import { compile } from '../../../shared/compiler/compile.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { FlowNode } from '../../../shared/flow/trigger.ts';
import { aTrigger, aWorkspace, edges, EVENT, found, RULE, SMS } from './a-workspace.ts';

const broken = aTrigger({ nodes: [EVENT, { id: 'sms', kind: 'action', action: { kind: 'sendSms' } }] });

it('[F0] the example compiles without a word, to plain JSON', () => {
  const { program, problems, blocked, publishable } = compile(onlineStoreExample());
  expect({ problems, blocked, publishable }).toEqual({ problems: [], blocked: [], publishable: true });
  expect(JSON.parse(JSON.stringify(program))).toEqual(program);
  expect(program).toEqual({
    engine: 'hookflow-engine/1',
    workspace: 'online-store',
    timeZone: 'UTC',
    events: ['30551', '30552'],
    triggers: [
      {
        id: 'thank-you',
        enabled: true,
        event: '30552',
        steps: [
          { kind: 'event', node: 'event', out: [1] },
          {
            kind: 'action',
            node: 'thank',
            action: {
              kind: 'sendEmail',
              to: '{{ contact.email }}',
              subject: "Thank you, {{ contact.firstname | default: 'friend' }}",
              text: expect.stringContaining('is on its way') as string,
            },
            then: [],
          },
        ],
      },
      {
        id: 'big-order-austin',
        enabled: true,
        event: '30552',
        steps: [
          { kind: 'event', node: 'event', out: [1] },
          {
            kind: 'condition',
            node: 'austin',
            condition: {
              kind: 'group',
              match: 'all',
              of: [
                {
                  kind: 'rule',
                  field: 'contact.city',
                  path: { root: 'contact', segments: ['city'] },
                  operator: 'equals',
                  not: false,
                  ignoreCase: true,
                  value: 'Austin',
                },
                {
                  kind: 'rule',
                  field: 'event.total',
                  path: { root: 'event', segments: ['total'] },
                  operator: 'atLeast',
                  not: false,
                  ignoreCase: false,
                  value: 100,
                },
              ],
            },
            yes: [2],
            no: [],
          },
          {
            kind: 'action',
            node: 'sales',
            action: {
              kind: 'notifyTeam',
              to: ['sales@example.com'],
              subject: 'Order over {{ event.total }} from {{ contact.firstname }} {{ contact.lastname }}',
              text: 'Call {{ contact.phone }}.',
            },
            then: [3],
          },
          {
            kind: 'action',
            node: 'points',
            action: { kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: '10' }] },
            then: [],
          },
        ],
      },
    ],
  });
});

it('[F4] an enabled trigger with errors is blocked and not in the program', () => {
  const { program, blocked, publishable } = compile(aWorkspace(broken));
  expect(program.triggers).toEqual([]);
  expect({ blocked, publishable }).toEqual({ blocked: ['t'], publishable: false });
});

it('[F4] a disabled trigger compiles to its gate, with errors or without', () => {
  const gate = { id: 't', enabled: false, event: '30552', steps: [] };
  for (const trigger of [broken, aTrigger({ activeFrom: '2026-03-01' })]) {
    const { program, blocked, publishable } = compile(aWorkspace({ ...trigger, enabled: false }));
    expect(program.triggers).toEqual([gate]);
    expect({ blocked, publishable }).toEqual({ blocked: [], publishable: true });
  }
  expect(found(aWorkspace({ ...broken, enabled: false }))).toEqual(['action.missing /triggers/0/nodes/1/action/body']);
});

it('[F4] warnings block nothing', () => {
  const { program, blocked, publishable, problems } = compile(aWorkspace(aTrigger({ edges: [] })));
  expect(problems).not.toEqual([]);
  expect({ blocked, publishable }).toEqual({ blocked: [], publishable: true });
  expect(program.triggers).toHaveLength(1);
});

const general: readonly (readonly [
  rule: string,
  changes: Parameters<typeof aWorkspace>[1],
  problems: readonly string[],
])[] = [
  [
    'H3',
    {
      events: [
        { id: '30552', label: 'Purchase' },
        { id: '30500', label: 'Zero' },
      ],
    },
    ['events.idZero /events/1/id'],
  ],
  [
    'H4',
    {
      events: [
        { id: '30552', label: 'Purchase' },
        { id: '30552', label: 'Again' },
      ],
    },
    ['events.idDuplicate /events/1/id'],
  ],
  ['H4', { events: [{ id: '30552', label: ' ' }] }, ['events.labelBlank /events/0/label']],
  ['C8', { timeZone: 'Middle/Earth' }, ['flow.timeZone /timeZone']],
  ['C8', { timeZone: '+01:00' }, ['flow.timeZone /timeZone']],
  ['F1', { id: '' }, ['flow.workspaceId /id']],
  ['F1', { triggers: [aTrigger(), aTrigger({ enabled: false })] }, ['flow.triggerIdDuplicate /triggers/1/id']],
  ['F1', { triggers: [aTrigger({ id: '' })] }, ['flow.triggerIdMissing /triggers/0/id']],
  [
    'S1',
    {
      scenarios: [
        { id: 's', name: 'A' },
        { id: 's', name: 'B' },
      ],
    },
    ['flow.scenarioIdDuplicate /scenarios/1'],
  ],
];

it.each(general)('[%s F4] %j blocks publishing', (_rule, changes, problems) => {
  const workspace = aWorkspace(aTrigger(), changes);
  expect(found(workspace)).toEqual(problems);
  expect(compile(workspace).publishable).toBe(false);
});

it('[H4] two equal labels are a warning and block nothing', () => {
  const events = [
    { id: '30551', label: 'Purchase' },
    { id: '30552', label: ' purchase' },
  ];
  expect(
    compile(aWorkspace(aTrigger(), { events: events.map((event) => ({ ...event, label: event.label.trim() })) })),
  ).toMatchObject({
    problems: [{ code: 'events.labelDuplicate', severity: 'warning' }],
    publishable: true,
  });
});

it('[F1] of two triggers with one id only the first is in the program', () => {
  const { program, blocked } = compile(aWorkspace(aTrigger(), { triggers: [aTrigger(), aTrigger({ name: 'Other' })] }));
  expect(program.triggers).toHaveLength(1);
  expect(blocked).toEqual(['t']);
});

it('[C8] a zone that does not exist runs as UTC until it is mended', () => {
  expect(compile(aWorkspace(aTrigger(), { timeZone: 'Middle/Earth' })).program.timeZone).toBe('UTC');
  expect(compile(aWorkspace(aTrigger(), { timeZone: 'Europe/Berlin' })).program.timeZone).toBe('Europe/Berlin');
});

it('[E3] steps are in topological order, ties by the order of nodes in the document', () => {
  const node = (id: string): FlowNode => ({ ...SMS, id });
  const trigger = aTrigger({
    nodes: [node('d'), node('c'), EVENT, node('b'), node('a')],
    edges: edges('event>a', 'event>c', 'c.then>d', 'a.then>b'),
  });
  const steps = compile(aWorkspace(trigger)).program.triggers[0]?.steps ?? [];
  expect(steps.map((step) => step.node)).toEqual(['event', 'c', 'd', 'a', 'b']);
  expect(steps[0]).toEqual({ kind: 'event', node: 'event', out: [1, 3] });
});

it('[E6] unreachable nodes stay in the program, so that a trace can show them', () => {
  const trigger = aTrigger({ nodes: [{ ...SMS, id: 'island' }, EVENT, SMS] });
  const steps = compile(aWorkspace(trigger)).program.triggers[0]?.steps ?? [];
  expect(steps.map((step) => step.node)).toEqual(['island', 'event', 'sms']);
});

it('[W4] active times are instants, dates in the workspace’s zone', () => {
  const trigger = aTrigger({ activeFrom: '2026-03-14', activeUntil: '2026-03-15T00:00:00Z' });
  const { program } = compile(aWorkspace(trigger, { timeZone: 'America/Chicago' }));
  expect(program.triggers[0]).toMatchObject({
    activeFrom: Date.UTC(2026, 2, 14, 5),
    activeUntil: Date.UTC(2026, 2, 15),
  });
});

it('[C1] an empty condition is a warning that says what it comes to', () => {
  const condition = { match: 'any', of: [] } as const;
  const trigger = aTrigger({
    nodes: [
      EVENT,
      { id: 'if', kind: 'condition', condition },
      { id: 'if2', kind: 'condition', condition: { match: 'all', of: [RULE] } },
      SMS,
    ],
    edges: edges('event>if', 'if.yes>if2', 'if2.yes>sms'),
  });
  expect(compile(aWorkspace(trigger)).problems).toMatchObject([
    {
      code: 'condition.emptyGroup',
      severity: 'warning',
      message: 'This group is empty, so it always counts as false.',
      field: 'condition',
      node: 'if',
    },
  ]);
});
