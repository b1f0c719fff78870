import { describe, expect, it } from 'vitest';
import { smallestChange } from '../../../shared/analysis/smallest-change.ts';
import { compile } from '../../../shared/compiler/compile.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Json } from '../../../shared/base/json.ts';
import {
  NOW,
  all,
  group,
  items,
  note,
  occurrence,
  program,
  rule,
  start,
  trigger,
  when,
} from '../engine/build-program.ts';
import { asTable, changeOf, fires, onlyIf } from './change-of.ts';

const a = rule('event.a', 'equals', 1);
const b = rule('event.b', 'equals', 1);
const c = rule('event.c', 'equals', 1);

describe('smallest change: groups', () => {
  it('[C1] changes every failing member of all, and those only', () => {
    expect(changeOf(onlyIf(all(a, b, c)), { a: 0, b: 1, c: 3 })).toEqual({ 'event.a': [0, 1], 'event.c': [3, 1] });
  });

  it('[C1] changes the nearest member of any', () => {
    expect(changeOf(onlyIf(group('any', a, b, c)), { a: 9, b: 3, c: 20 })).toEqual({ 'event.b': [3, 1] });
  });

  it('[C1] changes every member of none that holds', () => {
    expect(changeOf(onlyIf(group('none', a, b, c)), { a: 1, b: 2, c: 1 })).toEqual({
      'event.a': [1, 0],
      'event.c': [1, 0],
    });
  });

  it('[C1][E3] turns a group around for its No output', () => {
    const data = { a: 1, b: 1, c: 5 };
    expect(changeOf(onlyIf(all(a, b), 'no'), data)).toEqual({ 'event.a': [1, 0] });
    expect(changeOf(onlyIf(group('any', a, b), 'no'), data)).toEqual({ 'event.a': [1, 0], 'event.b': [1, 0] });
    expect(changeOf(onlyIf(group('none', c, all(b, c)), 'no'), data)).toEqual({ 'event.c': [5, 1] });
  });

  it('[C1] takes the branch of a nested group that needs fewer edits', () => {
    const nested = onlyIf(all(a, group('any', all(b, c), rule('event.d', 'exists'), group('none', a))));
    expect(changeOf(nested, { a: 0 })).toEqual({ 'event.a': [0, 1], 'event.d': [undefined, 'example'] });
    expect(changeOf(nested, { a: 0, b: 1, d: null })).toEqual({ 'event.a': [0, 1], 'event.c': [undefined, 1] });
  });

  it('[C1] finds no change for any of nothing, and needs none for all of nothing', () => {
    expect(changeOf(onlyIf(group('any')), {})).toBeUndefined();
    expect(changeOf(onlyIf(all()), {})).toEqual({});
    expect(changeOf(onlyIf(all(), 'no'), {})).toBeUndefined();
  });
});

describe('smallest change: several rules on one field', () => {
  it('[C4] satisfies intervals, equalities and their complements together', () => {
    const between = onlyIf(all(rule('event.v', 'greaterThan', 10), rule('event.v', 'lessThan', 20)));
    expect(changeOf(between, { v: 5 })).toEqual({ 'event.v': [5, 11] });
    expect(changeOf(between, { v: 30 })).toEqual({ 'event.v': [30, 19] });
    const but = onlyIf(all(rule('event.v', 'atLeast', 10), rule('event.v', 'in', [10, 11], { not: true })));
    expect(changeOf(but, { v: 5 })).toEqual({ 'event.v': [5, 12] });
    const narrow = onlyIf(all(rule('event.v', 'greaterThan', 10), rule('event.v', 'lessThan', 11)));
    expect(changeOf(narrow, { v: 5 })).toEqual({ 'event.v': [5, 10.01] });
  });

  it('[C4] satisfies several demands on a text', () => {
    const code = onlyIf(
      all(rule('event.v', 'startsWith', 'A-'), rule('event.v', 'contains', 'x'), rule('event.v', 'endsWith', '9')),
    );
    expect(changeOf(code, { v: '7' })).toEqual({ 'event.v': ['7', 'A-7 x9'] });
  });

  it('[C4] finds none where the rules contradict', () => {
    const never = onlyIf(all(rule('event.v', 'greaterThan', 10), rule('event.v', 'lessThan', 10)));
    expect(changeOf(never, { v: 5 })).toBeUndefined();
    expect(changeOf(onlyIf(all(a, rule('event.a', 'equals', 1, { not: true }))), {})).toBeUndefined();
  });

  it('[C2] lets one edit serve a field and its parent', () => {
    const of = onlyIf(all(rule('event.o', 'isEmpty', undefined, { not: true }), rule('event.o.x', 'equals', 5)));
    expect(changeOf(of, {})).toEqual({ 'event.o.x': [undefined, 5] });
  });
});

describe('smallest change: item tests', () => {
  const kettle = rule('item.sku', 'equals', 'A-1');
  const cheap = rule('item.price', 'lessThan', 50);
  const cart: readonly Json[] = [
    { sku: 'B-7', price: 20 },
    { sku: 'A-2', price: 80 },
  ];

  it('[C7] changes one item, where that takes one edit', () => {
    const of = onlyIf(all(items('event.items', 'any', all(rule('item.sku', 'equals', 'B-7'), cheap))));
    expect(changeOf(of, { items: [{ sku: 'B-7', price: 60 }, cart[1]!] })).toEqual({
      'event.items[0].price': [60, 49],
    });
  });

  it('[C7] appends one item, where a changed one takes more', () => {
    const of = onlyIf(all(items('event.items', 'any', all(kettle, cheap, rule('item.gift', 'equals', true)))));
    expect(changeOf(of, { items: cart })).toEqual({
      'event.items[2]': [undefined, { sku: 'A-1', price: 49, gift: true }],
    });
  });

  it('[C7] makes the list that is missing, or no list', () => {
    const of = onlyIf(all(items('event.items', 'any', all(kettle))));
    expect(changeOf(of, {})).toEqual({ 'event.items': [undefined, [{ sku: 'A-1' }]] });
    expect(changeOf(of, { items: 'none' })).toEqual({ 'event.items': ['none', [{ sku: 'A-1' }]] });
    const tags = onlyIf(all(items('contact.tags', 'any', all(rule('item', 'startsWith', 'v')))));
    expect(changeOf(tags, {}, { tags: [] })).toEqual({ 'contact.tags[0]': [undefined, 'v'] });
  });

  it('[C7] changes each item that all or none are about', () => {
    const every = onlyIf(all(items('event.items', 'all', all(cheap))));
    expect(changeOf(every, { items: cart })).toEqual({ 'event.items[1].price': [80, 49] });
    const none = onlyIf(all(items('event.items', 'none', all(rule('item.price', 'atLeast', 20)))));
    expect(changeOf(none, { items: cart })).toEqual({
      'event.items[0].price': [20, 19],
      'event.items[1].price': [80, 19],
    });
  });

  it('[C7] empties a list only where its items cannot be mended', () => {
    const every = onlyIf(all(items('event.items', 'all', group('any'))));
    expect(changeOf(every, { items: cart })).toEqual({ 'event.items': [cart, []] });
  });

  it('[C7][E3] turns item tests around', () => {
    const any = onlyIf(all(items('event.items', 'any', all(rule('item.price', 'atLeast', 80)))), 'no');
    expect(changeOf(any, { items: cart })).toEqual({ 'event.items[1].price': [80, 79] });
    const every = onlyIf(all(items('event.items', 'all', all(rule('item.price', 'atMost', 80)))), 'no');
    expect(changeOf(every, { items: cart })).toEqual({ 'event.items[1].price': [80, 81] });
  });

  it('[C7] reaches item tests inside item tests, and other fields from inside', () => {
    const inner = items('item.tags', 'any', all(rule('item', 'equals', 'sale'), rule('event.a', 'equals', 1)));
    const of = onlyIf(all(items('event.items', 'any', all(kettle, inner))));
    expect(changeOf(of, { a: 1, items: [{ sku: 'A-1', tags: ['new'] }] })).toEqual({
      'event.items[0].tags[0]': ['new', 'sale'],
    });
    expect(changeOf(of, { a: 2, items: [] })).toEqual({
      'event.items[0]': [undefined, { sku: 'A-1', tags: ['sale'] }],
      'event.a': [2, 1],
    });
  });
});

describe('smallest change: paths', () => {
  const flow = program(
    trigger('t', [
      start('first'),
      when('first', all(a), { yes: ['second'], no: ['third'] }),
      when('second', all(b, c), { yes: ['act'] }),
      when('third', all(rule('event.d', 'lessThan', 10)), { no: ['act'] }),
      note('act'),
    ]),
  );

  it('[E3] mends every condition of one path, and takes the cheapest path', () => {
    expect(changeOf(flow, { a: 1, b: 0, c: 1, d: 5 })).toEqual({ 'event.b': [0, 1] });
    expect(changeOf(flow, { a: 1, b: 0, c: 0, d: 5 })).toEqual({ 'event.b': [0, 1], 'event.c': [0, 1] });
    expect(changeOf(flow, { a: 2, b: 1, c: 1, d: 3 })).toEqual({ 'event.a': [2, 1] });
    expect(changeOf(flow, { a: 2, b: 0, c: 0, d: 3 })).toEqual({ 'event.d': [3, 10] });
  });

  it('[E4] offers nothing where no path leads to an action', () => {
    const idle = program(trigger('t', [start('x'), when('x', all(a), { yes: ['y'] }), when('y', all(b), {})]));
    expect(changeOf(idle, {})).toBeUndefined();
    expect(changeOf(program(trigger('t', [])), {})).toBeUndefined();
  });

  it('[E4] needs no edit for what fires, and leaves the given occurrence alone', () => {
    const given = occurrence({ a: 1, b: 1, c: 1 });
    expect(smallestChange(flow, given, 't', { now: NOW })).toEqual({ edits: [], occurrence: given });
    const before = occurrence({ a: 1, b: 0, c: 1 });
    const copy = structuredClone(before);
    expect(fires(flow, smallestChange(flow, before, 't', { now: NOW })!.occurrence)).toBe(true);
    expect(before).toEqual(copy);
  });

  it('[E5] ends within its bounds where the ways are too many', () => {
    // Seven fields, each to be one of five values, no two the same: there is no way, and no short proof of it.
    const fields = Array.from({ length: 7 }, (_, index) => `event.f${index}`);
    const values = [1, 2, 3, 4, 5];
    const apart = fields.flatMap((one, index) =>
      fields
        .slice(index + 1)
        .flatMap((other) => values.map((value) => all(rule(one, 'equals', value), rule(other, 'equals', value)))),
    );
    const hard = all(...fields.map((field) => rule(field, 'in', values)), group('none', ...apart));
    const began = performance.now();
    expect(changeOf(onlyIf(hard), {})).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('[E1] names the change of the online store’s big order', () => {
    const { samples, ...store } = onlineStoreExample();
    const { program: of } = compile({ ...store, samples });
    const one = samples[0]!.occurrence;
    const small = { ...one, contact: { ...one.contact, city: 'Oslo' }, data: { ...one.data, total: 29.5 } };
    const change = smallestChange(of, small, 'big-order-austin', { now: Date.parse(small.occurredAt) });
    expect(asTable(change!)).toEqual({ 'contact.city': ['Oslo', 'Austin'], 'event.total': [29.5, 100] });
  });
});
