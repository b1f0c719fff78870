import { expect, it } from 'vitest';
import type { Json } from '../../../shared/base/json.ts';
import type { Action } from '../../../shared/flow/action.ts';
import type { ConditionMember, Match } from '../../../shared/flow/condition.ts';
import { eventLabels } from '../../../shared/flow/event-label.ts';
import type { FlowNode } from '../../../shared/flow/trigger.ts';
import {
  memberWords,
  nodeDetail,
  nodeKindWords,
  nodeSentence,
  operatorWords,
  ruleWords,
  valueWords,
} from '../../../shared/flow/wording.ts';
import { OPERATORS } from '../../../shared/program/program.ts';

const labels = eventLabels([{ id: '30552', label: 'Purchase' }]);

/** A sentence with its strong parts between stars, as the design writes it. */
function sentence(node: FlowNode): string {
  return nodeSentence(node, labels)
    .map(({ text, strong }) => (strong ? `**${text}**` : text))
    .join('');
}
const does = (action: Action): FlowNode => ({ id: 'n', kind: 'action', action });
const when = (event: string): FlowNode => ({ id: 'n', kind: 'event', event });
const asks = (match: Match, ...of: readonly ConditionMember[]): FlowNode => ({
  id: 'n',
  kind: 'condition',
  condition: { match, of },
});
const total: ConditionMember = { field: 'event.total', operator: 'atLeast', value: 100 };
const city: ConditionMember = { field: 'contact.city', operator: 'equals', value: 'Austin' };

const nodes: readonly (readonly [kind: string, words: string, node: FlowNode])[] = [
  ['When', '**Purchase** happens', when('30552')],
  ['When', '**Contact created** happens', when('10201')],
  ['When', '**30599** happens', when('30599')],
  ['When', '… happens', when('')],
  ['Only if', 'contact.city is **Austin**', asks('all', city)],
  ['Only if', 'event.note exists', asks('any', { field: 'event.note', operator: 'exists' })],
  ['Only if', 'No rules yet', asks('all')],
  [
    'Only if',
    '**From Austin**',
    { id: 'n', kind: 'condition', name: 'From Austin', condition: { match: 'all', of: [city] } },
  ],
  ['Only if all are true', '**3** rules', asks('all', city, { match: 'any', of: [total, city] })],
  ['Only if any is true', '**2** rules', asks('any', city, total)],
  ['Only if none is true', '**2** rules', asks('none', city, total)],
  ['Only if none is true', 'event.total is at least **100**', asks('none', total)],
  ['E-mail to contact', '**Thank you**', does({ kind: 'sendEmail', subject: 'Thank you' })],
  ['E-mail to contact', '**Hi**', does({ kind: 'sendEmail', to: '{{contact.email}}', subject: 'Hi' })],
  ['E-mail to ada@example.com', 'No subject yet', does({ kind: 'sendEmail', to: 'ada@example.com' })],
  ['SMS to contact', '**Your order is ready**', does({ kind: 'sendSms', body: 'Your order is ready' })],
  ['SMS to +15125550100', 'No text yet', does({ kind: 'sendSms', to: '+15125550100' })],
  ['Notify team by e-mail', '**sales@example.com**', does({ kind: 'notifyTeam', to: ['sales@example.com'] })],
  [
    'Notify team by e-mail',
    '**a@x.com, b@x.com and 2 more**',
    does({ kind: 'notifyTeam', to: ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com'] }),
  ],
  ['Notify team by e-mail', 'No address yet', does({ kind: 'notifyTeam' })],
  [
    'Call webhook',
    'POST **books.example.com**',
    does({ kind: 'callWebhook', url: 'https://user@books.example.com/orders?x=1' }),
  ],
  [
    'Call webhook',
    'PUT **{{ contact.hook }}**',
    does({ kind: 'callWebhook', method: 'PUT', url: '{{ contact.hook }}' }),
  ],
  ['Call webhook', 'No address yet', does({ kind: 'callWebhook', url: ' ' })],
  [
    'Update contact',
    'Add **10** to **points**',
    does({ kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: '10' }] }),
  ],
  [
    'Update contact',
    'Set **city** to **Austin** and 1 more',
    does({
      kind: 'updateContact',
      changes: [
        { field: 'city', change: 'set', value: 'Austin' },
        { field: 'x', change: 'set' },
      ],
    }),
  ],
  [
    'Update contact',
    'Empty **city**',
    does({ kind: 'updateContact', changes: [{ field: 'city', change: 'set', value: '' }] }),
  ],
  [
    'Update contact',
    'Append **vip** to **tags**',
    does({ kind: 'updateContact', changes: [{ field: 'tags', change: 'append', value: 'vip' }] }),
  ],
  [
    'Update contact',
    'Remove **vip** from **tags**',
    does({ kind: 'updateContact', changes: [{ field: 'tags', change: 'remove', value: 'vip' }] }),
  ],
  [
    'Update contact',
    'Add … to **points**',
    does({ kind: 'updateContact', changes: [{ field: 'points', change: 'add' }] }),
  ],
  ['Update contact', 'No changes yet', does({ kind: 'updateContact' })],
  ['Emit event', '**Purchase**', does({ kind: 'emitEvent', event: '30552' })],
  ['Emit event', 'No event chosen', does({ kind: 'emitEvent' })],
  [
    'Emit event',
    '**Tell the app**',
    { id: 'n', kind: 'action', name: 'Tell the app', action: { kind: 'emitEvent', event: '30552' } },
  ],
  ['Wait', '**7 days**', { id: 'n', kind: 'delay', for: { amount: 7, unit: 'day' } }],
  ['Wait', '**…**', { id: 'n', kind: 'delay' }],
  ['Split', '2 branches', { id: 'n', kind: 'split', branches: [{ name: 'A' }, { name: 'B' }] }],
  ['Note', 'Call first', { id: 'n', kind: 'note', text: 'Call first' }],
];

it.each(nodes)('%s: %s', (kind, words, node) => {
  expect(nodeKindWords(node)).toBe(kind);
  expect(sentence(node)).toBe(words);
});

it('a message to the team has its subject as detail, a named action its sentence', () => {
  expect(nodeDetail(does({ kind: 'notifyTeam', to: [], subject: 'Big order' }), labels)).toBe('Big order');
  const named: FlowNode = {
    id: 'n',
    kind: 'action',
    name: 'Thanks',
    action: { kind: 'sendEmail', subject: 'Thank you' },
  };
  expect(nodeDetail(named, labels)).toBe('Thank you');
  expect(nodeDetail(when('30552'), labels)).toBeUndefined();
});

it('[C6] every operator and its complement have words of their own', () => {
  const words = OPERATORS.flatMap((operator) => [operatorWords(operator), operatorWords(operator, true)]);
  expect(new Set(words).size).toBe(words.length);
  for (const [index, text] of words.entries()) {
    if (index % 2 === 1) expect(text).toMatch(/\b(?:not|none)\b/);
  }
  expect(operatorWords('atLeast')).toBe('is at least');
  expect(operatorWords('in', true)).toBe('is none of');
});

it('an unknown operator is shown as written, a missing one as a gap', () => {
  expect(operatorWords('soundsLike', true)).toBe('not soundsLike');
  expect(operatorWords('constructor')).toBe('constructor');
  expect(operatorWords('')).toBe('…');
});

const values: readonly (readonly [value: Json | undefined, operator: string, words: string])[] = [
  ['Austin', 'equals', 'Austin'],
  ['100', 'equals', '"100"'],
  ['true', 'equals', '"true"'],
  ['', 'equals', '""'],
  [' a', 'equals', '" a"'],
  ['a, b', 'equals', '"a, b"'],
  [129.5, 'atLeast', '129.5'],
  [null, 'equals', 'null'],
  [['a', 'b', 3], 'in', 'a, b, 3'],
  [[], 'in', 'nothing'],
  [[1, 2.5], 'between', '1 and 2.5'],
  [{ amount: 1, unit: 'hour' }, 'withinLast', '1 hour'],
  [{ amount: 7, unit: 'day' }, 'withinLast', '7 days'],
  [{}, 'withinLast', '… …'],
  [undefined, 'equals', '…'],
  [undefined, 'exists', ''],
];

it.each(values)('%j of %s reads %s', (value, operator, words) => {
  expect(valueWords(value, operator)).toBe(words);
});

it('rules, item tests and groups read as one line', () => {
  expect(ruleWords({ ...city, not: true })).toEqual({
    field: 'contact.city',
    operator: 'is not',
    value: 'Austin',
  });
  const test: ConditionMember = {
    items: 'event.items',
    match: 'any',
    where: { match: 'all', of: [{ field: 'item.price', operator: 'atLeast', value: 50 }] },
  };
  expect(ruleWords(test)).toEqual({
    field: 'event.items',
    operator: 'has an item where',
    value: 'item.price is at least 50',
  });
  expect(
    memberWords({ match: 'any', of: [test, { match: 'none', of: [city, total] }, { match: 'all', of: [] }] }),
  ).toBe(
    'any of (event.items has an item where (item.price is at least 50) or none of (contact.city is Austin nor event.total is at least 100) or all of (nothing))',
  );
  expect(ruleWords({ field: '', operator: '' })).toEqual({ field: '…', operator: '…', value: '…' });
});
