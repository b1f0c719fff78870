import { describe, expect, it } from 'vitest';
import { liveResults } from '../../../../renderer/inspector/conditions/live-results.ts';
import { resultWords } from '../../../../renderer/inspector/conditions/result-words.ts';
import { compile } from '../../../../shared/compiler/compile.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import { prepare } from '../../../../shared/engine/prepare.ts';
import type { Group } from '../../../../shared/flow/condition.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';

const workspace = onlineStoreExample();
const sample = workspace.samples[0]!.occurrence;
const words = (condition: Group, pointer: string): string => {
  const found = liveResults(condition, sample, 'UTC').rules.get(pointer);
  if (!found) return 'nothing';
  const { value, verdict } = resultWords(found);
  return `${value} ${verdict}`.trim();
};
const one = (member: Group['of'][number]): Group => ({ match: 'all', of: [member] });

describe('what the sample says of a rule', () => {
  it.each([
    [{ field: 'contact.city', operator: 'equals', value: 'Austin' }, '"Austin" holds'],
    [{ field: 'contact.points', operator: 'atLeast', value: 500 }, '95 does not hold'],
    [{ field: 'contact.nick', operator: 'equals', value: 'x' }, 'missing does not hold'],
    [{ field: 'contact.nick', operator: 'equals', not: true, value: 'x' }, 'missing holds'],
    [{ field: 'contact.city', operator: 'atLeast', value: 1 }, '"Austin" does not hold (another type)'],
    [{ field: 'contact.city', operator: 'before', value: '2026-01-01' }, '"Austin" does not hold (no valid time)'],
    [{ field: 'contact.tags', operator: 'contains', value: 'vip' }, '["vip"] holds'],
  ])('%j: %s', (rule, expected) => {
    expect(words(one(rule), '/of/0')).toBe(expected);
  });

  it('[C7] of an item test and the rules inside it', () => {
    const condition = one({
      items: 'event.items',
      match: 'any',
      where: one({ field: 'item.price', operator: 'atLeast', value: 50 }),
    });
    expect(words(condition, '/of/0')).toBe('1 of 2 items, holds');
    expect(words(condition, '/of/0/where/of/0')).toBe('79.5, 25 holds for 1 of 2 items');
  });

  it('an unfinished rule hides no other, but leaves its group without a result', () => {
    const condition: Group = {
      match: 'all',
      of: [
        { field: '', operator: 'equals', value: '' },
        {
          match: 'any',
          of: [
            { field: 'contact.city', operator: 'equals', value: 'Austin' },
            { field: 'event.total', operator: 'lessThan', value: 1 },
          ],
        },
      ],
    };
    const { rules, groups } = liveResults(condition, sample, 'UTC');
    expect(rules.has('/of/0')).toBe(false);
    expect(rules.get('/of/1/of/0')?.holds).toBe(true);
    expect(groups.get('/of/1')).toEqual({ holds: true, met: 1, count: 2 });
    expect(groups.has('')).toBe(false);
  });

  it('[E5] says the same as the trace of a simulation', () => {
    const condition: Group = {
      match: 'any',
      of: [
        { field: 'contact.city', operator: 'in', value: ['Oslo', 'austin'], ignoreCase: true },
        { match: 'none', of: [{ field: 'event.total', operator: 'between', value: [100, 200] }] },
        { items: 'event.items', match: 'all', where: one({ field: 'item.quantity', operator: 'atMost', value: 1 }) },
      ],
    };
    const triggers = workspace.triggers.map((trigger) => ({
      ...trigger,
      nodes: trigger.nodes.map((node) => (node.kind === 'condition' ? { ...node, condition } : node)),
    }));
    const { program } = compile({ ...workspace, triggers });
    const { trace } = evaluate(prepare(program), sample, {
      now: Date.parse(sample.occurredAt),
      state: { contact: sample.contact },
    });
    const traced = trace.triggers.flatMap(({ nodes }) => nodes).flatMap(({ rules }) => rules ?? []);
    const { rules } = liveResults(condition, sample, 'UTC');
    const outer = traced.filter(({ at }) => at === undefined);
    expect(outer.length).toBe(3);
    for (const rule of outer) expect(rules.get(rule.path)?.holds, rule.path).toBe(rule.result);
  });
});
