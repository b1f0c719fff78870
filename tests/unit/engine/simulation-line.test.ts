import { expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import { simulationLine } from '../../../shared/engine/simulation-line.ts';
import { traceHash } from '../../../shared/engine/trace-hash.ts';
import { programHash } from '../../../shared/program/program-hash.ts';
import { NOW, all, does, note, occurrence, program, rule, start, trigger, when } from './build-program.ts';

const big = all(rule('contact.city', 'equals', 'Austin', { ignoreCase: true }));
const prepared = prepare(
  program(
    trigger('big', [
      start('austin'),
      when('austin', big, { yes: ['sales'] }),
      note('sales', 'p'),
      does('p', { kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: '1' }] }),
    ]),
    trigger('off', [], { enabled: false }),
    trigger('gold', [start('n'), note('n')], { event: '10101' }),
  ),
);

it('[E6][E7] a line has the members that the command line documents, in their order', () => {
  const sent = occurrence({ total: 1 }, { city: 'austin' }, { id: 'order-1001' });
  const result = evaluate(prepared, sent, { now: NOW, state: { contact: sent.contact } });
  const line = simulationLine(prepared, sent, result, (id) => (id === 'big' ? 'Big orders' : undefined));
  expect(Object.keys(line)).toEqual(['occurrence', 'event', 'program', 'trace', 'triggers', 'actions', 'caused']);
  const [sales, points, gold] = result.requests;
  expect(line).toEqual({
    occurrence: 'order-1001',
    event: '30552',
    program: programHash(prepared.program),
    trace: traceHash(result.trace),
    triggers: [
      {
        trigger: 'big',
        name: 'Big orders',
        outcome: 'fired',
        nodes: [
          { node: 'event', kind: 'event', state: 'passed', took: 'out' },
          {
            node: 'austin',
            kind: 'condition',
            state: 'passed',
            took: 'yes',
            rules: [
              {
                path: '/of/0',
                field: 'contact.city',
                operator: 'equals',
                expected: 'Austin',
                actual: 'austin',
                result: true,
              },
            ],
          },
          { node: 'sales', kind: 'action', state: 'requested', took: 'then' },
          { node: 'p', kind: 'action', state: 'requested', took: 'then' },
        ],
      },
      { trigger: 'off', outcome: 'gated', gate: 'disabled', nodes: [] },
    ],
    actions: [
      { trigger: 'big', node: 'sales', kind: 'notifyTeam', key: sales!.key, params: sales!.params },
      { trigger: 'big', node: 'p', kind: 'updateContact', key: points!.key, params: points!.params },
    ],
    caused: [
      {
        event: '10101',
        causedBy: 'order-1001',
        actions: [{ trigger: 'gold', node: 'n', kind: 'notifyTeam', key: gold!.key, params: gold!.params }],
      },
    ],
  });
});

it('[E9] a chain that was cut says so', () => {
  const loop = prepare(program(trigger('t', [start('e'), does('e', { kind: 'emitEvent', event: '30552', data: {} })])));
  const sent = occurrence();
  const line = simulationLine(loop, sent, evaluate(loop, sent, { now: NOW, state: { contact: {} } }));
  expect((line['caused'] as readonly object[]).at(-1)).toMatchObject({
    event: '30552',
    guard: 'loop-guard',
    actions: [],
  });
});
