import { expect, it } from 'vitest';
import { compile } from '../../../shared/compiler/compile.ts';
import type { FlowNode, Trigger } from '../../../shared/flow/trigger.ts';
import { aTrigger, aWorkspace, edges, EVENT, found, RULE, SMS } from './a-workspace.ts';

const IF: FlowNode = { id: 'if', kind: 'condition', condition: { match: 'all', of: [RULE] } };
const SMS2: FlowNode = { id: 'sms2', kind: 'action', action: { kind: 'sendSms', body: 'Bye' } };
const NOTE: FlowNode = { id: 'note', kind: 'note', text: 'Call first' };

const cases: readonly (readonly [rule: string, changes: Partial<Trigger>, problems: readonly string[]])[] = [
  ['F2 a sound trigger', {}, []],
  ['F2 a note means nothing', { nodes: [EVENT, NOTE, SMS] }, []],
  ['F2 no event', { nodes: [SMS], edges: [] }, ['flow.eventMissing /triggers/0']],
  ['F2 two events', { nodes: [EVENT, { ...EVENT, id: 'event2' }, SMS] }, ['flow.eventTwice /triggers/0/nodes/1']],
  [
    'F4 no event chosen',
    { nodes: [{ ...EVENT, event: '' } as FlowNode, SMS] },
    ['flow.eventNotChosen /triggers/0/nodes/0/event'],
  ],
  [
    'H3 an unknown event',
    { nodes: [{ ...EVENT, event: '30599' } as FlowNode, SMS] },
    ['flow.eventUnknown /triggers/0/nodes/0/event'],
  ],
  ['H8 an internal event may start a trigger', { nodes: [{ ...EVENT, event: '10201' } as FlowNode, SMS] }, []],
  ['F1 a repeated id', { nodes: [EVENT, SMS, SMS] }, ['flow.nodeIdDuplicate /triggers/0/nodes/2']],
  ['F1 an empty id', { nodes: [EVENT, SMS, { ...NOTE, id: '' }] }, ['flow.nodeIdMissing /triggers/0/nodes/2']],
  ['F2 an edge from nowhere', { edges: edges('event>sms', 'gone>sms') }, ['flow.edgeNode /triggers/0/edges/1']],
  ['F2 an edge to nowhere', { edges: edges('event>sms', 'sms.then>gone') }, ['flow.edgeNode /triggers/0/edges/1']],
  ['F2 an unknown output', { edges: edges('event>sms', 'event.yes>sms') }, ['flow.edgePort /triggers/0/edges/1']],
  [
    'F3 into the event',
    { edges: edges('event>sms', 'sms.then>event') },
    ['flow.edgeIntoEvent /triggers/0/edges/1', 'flow.cycle /triggers/0/edges/1'],
  ],
  [
    'F2 into a note',
    { nodes: [EVENT, SMS, NOTE], edges: edges('event>sms', 'sms.then>note') },
    ['flow.edgeNote /triggers/0/edges/1'],
  ],
  ['F3 a double edge', { edges: edges('event>sms', 'event>sms') }, ['flow.edgeDuplicate /triggers/0/edges/1']],
  [
    'F3 Yes and No to one node are no double edge',
    { nodes: [EVENT, IF, SMS], edges: edges('event>if', 'if.yes>sms', 'if.no>sms') },
    [],
  ],
  [
    'F3 a loop',
    { nodes: [EVENT, IF, SMS], edges: edges('event>if', 'if.yes>sms', 'sms.then>if') },
    ['flow.cycle /triggers/0/edges/2'],
  ],
  ['F3 a step that leads to itself', { edges: edges('event>sms', 'sms.then>sms') }, ['flow.cycle /triggers/0/edges/1']],
  [
    'F3 a join is no loop',
    { nodes: [EVENT, IF, SMS, SMS2], edges: edges('event>if', 'if.yes>sms', 'if.no>sms2', 'sms.then>sms2') },
    [],
  ],
  ['E3 unreachable', { nodes: [EVENT, SMS, SMS2] }, ['warning flow.unreachable /triggers/0/nodes/2']],
  [
    'F2 a condition that leads nowhere',
    { nodes: [EVENT, SMS, IF], edges: edges('event>sms', 'sms.then>if') },
    ['warning flow.conditionLeadsNowhere /triggers/0/nodes/2'],
  ],
  ['E4 no action', { nodes: [EVENT], edges: [] }, ['warning flow.noAction /triggers/0']],
  [
    'E4 no reachable action',
    { edges: [] },
    ['warning flow.unreachable /triggers/0/nodes/1', 'warning flow.noAction /triggers/0'],
  ],
  [
    'W1 delays',
    {
      nodes: [EVENT, { id: 'd', kind: 'delay', for: { amount: 1, unit: 'hour' } }, SMS],
      edges: edges('event>d', 'd.then>sms'),
    },
    ['flow.notSupportedYet /triggers/0/nodes/1'],
  ],
  [
    'W2 splits',
    { nodes: [EVENT, { id: 's', kind: 'split', branches: [] }, SMS], edges: edges('event>s', 's.A>sms') },
    ['flow.notSupportedYet /triggers/0/nodes/1'],
  ],
  ['W3 caps', { frequency: { max: 1, per: 'day' } }, ['flow.notSupportedYet /triggers/0/frequency']],
  ['W4 active times', { activeFrom: '2026-03-01', activeUntil: '2026-04-01T00:00:00+02:00' }, []],
  [
    'W4 no time',
    { activeFrom: 'soon', activeUntil: '2026-02-30' },
    ['flow.activeTime /triggers/0/activeFrom', 'flow.activeTime /triggers/0/activeUntil'],
  ],
  [
    'W4 never active',
    { activeFrom: '2026-03-02', activeUntil: '2026-03-01' },
    ['warning flow.neverActive /triggers/0/activeUntil'],
  ],
  [
    'E7 half a character',
    { nodes: [EVENT, SMS, { ...NOTE, text: '\ud83d' }] },
    ['flow.badText /triggers/0/nodes/2/text'],
  ],
];

it.each(cases)('[%s]', (_rule, changes, problems) => {
  expect(found(aWorkspace(aTrigger(changes)))).toEqual(problems);
});

it('[F4] a problem names trigger, node and field', () => {
  const { problems } = compile(aWorkspace(aTrigger({ nodes: [{ ...EVENT, event: '30599' } as FlowNode, SMS] })));
  expect(problems).toEqual([
    {
      code: 'flow.eventUnknown',
      severity: 'error',
      message: 'No event has the id 30599. Add it to the events, or choose another.',
      pointer: '/triggers/0/nodes/0/event',
      trigger: 't',
      node: 'event',
      field: 'event',
    },
  ]);
});

it('[F3] each loop is told once, however long the way into it', () => {
  const chain = Array.from({ length: 5000 }, (_, index): FlowNode => ({ ...SMS, id: `n${index}` }));
  const line = chain.slice(1).map((node, index) => ({ from: `n${index}`, port: 'then', to: node.id }));
  const trigger = aTrigger({
    nodes: [EVENT, ...chain],
    edges: [...edges('event>n0'), ...line, { from: 'n4999', port: 'then', to: 'n4990' }],
  });
  expect(found(aWorkspace(trigger))).toEqual(['flow.cycle /triggers/0/edges/5000']);
});
