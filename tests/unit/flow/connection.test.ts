import { expect, it } from 'vitest';
import { outputsOf, refuseConnection } from '../../../shared/flow/connection.ts';
import type { FlowNode, Trigger } from '../../../shared/flow/trigger.ts';

const trigger: Trigger = {
  id: 't',
  name: 'T',
  enabled: true,
  nodes: [
    { id: 'event', kind: 'event', event: '30552' },
    { id: 'if', kind: 'condition', condition: { match: 'all', of: [] } },
    { id: 'sms', kind: 'action', action: { kind: 'sendSms' } },
    { id: 'mail', kind: 'action', action: { kind: 'sendEmail' } },
    { id: 'note', kind: 'note', text: 'Hello' },
  ],
  edges: [
    { from: 'event', port: 'out', to: 'if' },
    { from: 'if', port: 'yes', to: 'sms' },
    { from: 'sms', port: 'then', to: 'mail' },
  ],
};

const outputs: readonly (readonly [FlowNode, readonly string[]])[] = [
  [{ id: 'n', kind: 'event', event: '' }, ['out']],
  [{ id: 'n', kind: 'condition', condition: { match: 'all', of: [] } }, ['yes', 'no']],
  [{ id: 'n', kind: 'action', action: { kind: 'sendSms' } }, ['then']],
  [{ id: 'n', kind: 'delay' }, ['then']],
  [
    {
      id: 'n',
      kind: 'split',
      branches: [
        { name: 'A', weight: 1 },
        { name: 'B', weight: 1 },
      ],
    },
    ['A', 'B'],
  ],
  [{ id: 'n', kind: 'split', branches: 'none yet' }, []],
  [{ id: 'n', kind: 'note', text: '' }, []],
];

it.each(outputs)('[F2] outputs of %j', (node, expected) => {
  expect(outputsOf(node)).toEqual(expected);
});

const refusals: readonly (readonly [string, string, string, string | undefined])[] = [
  ['if', 'no', 'mail', undefined],
  ['if', 'no', 'sms', undefined],
  ['event', 'out', 'mail', undefined],
  ['mail', 'then', 'if', 'This would make a loop.'],
  ['mail', 'then', 'sms', 'This would make a loop.'],
  ['mail', 'then', 'mail', 'A step cannot lead to itself.'],
  ['mail', 'then', 'event', 'Nothing can lead into the event: every flow starts there.'],
  ['if', 'yes', 'sms', 'These two are already connected.'],
  ['if', 'then', 'mail', 'This step has no output “then”.'],
  ['note', 'then', 'mail', 'A note has no connections.'],
  ['mail', 'then', 'note', 'A note has no connections.'],
  ['gone', 'then', 'mail', 'This step is no longer in the trigger.'],
  ['mail', 'then', 'gone', 'This step is no longer in the trigger.'],
];

it.each(refusals)('[F2 F3] %s.%s -> %s: %s', (from, port, to, reason) => {
  expect(refuseConnection(trigger, { from, port, to })).toBe(reason);
});
