import { describe, expect, it } from 'vitest';
import type { RuleTrace } from '../../../../shared/engine/trace.ts';
import type { ConditionMember } from '../../../../shared/flow/condition.ts';
import { heldRules, ruleLines } from '../../../../renderer/canvas/rule-lines.ts';

const rule = (field: string): ConditionMember => ({ field, operator: 'exists' });
const group = (...of: ConditionMember[]): ConditionMember => ({ match: 'any', of });
const node = (of: ConditionMember[], name = 'Named') =>
  ({ id: 'c', kind: 'condition', name, condition: { match: 'all', of } }) as const;
const held = (path: string, result: boolean): RuleTrace => ({ path, field: '', operator: 'exists', result });
const text = (of: ConditionMember[], name?: string) =>
  ruleLines(node(of, name), undefined).map(({ field, operator }) => `${field} ${operator}`.trim());

describe('the rules on a condition', () => {
  it.each<[string, ConditionMember[], string[]]>([
    ['none', [], []],
    ['one', [rule('a')], ['a exists']],
    ['three', [rule('a'), rule('b'), rule('c')], ['a exists', 'b exists', 'c exists']],
    ['four', [rule('a'), rule('b'), rule('c'), rule('d')], ['a exists', 'b exists', 'and 2 more']],
    [
      'two and a group',
      [rule('a'), rule('b'), group(rule('c'), rule('d'))],
      ['a exists', 'b exists', 'and any of 2 more'],
    ],
    ['a group between', [rule('a'), group(rule('b'), rule('c')), rule('d')], ['a exists', 'and 3 more']],
    ['only a group', [group(rule('a'), rule('b'), rule('c'))], ['any of 3 rules']],
  ])('%s', (_name, of, lines) => {
    expect(text(of)).toEqual(lines);
  });

  it('are left out when the sentence is the only rule already', () => {
    expect(text([rule('a')], '')).toEqual([]);
    expect(text([rule('a'), rule('b')], '')).toHaveLength(2);
  });

  it('say whether they hold; a line that counts others holds when these do', () => {
    const of = [rule('a'), rule('b'), group(rule('c'), rule('d'))];
    const traces = [held('/of/0', true), held('/of/1', false), held('/of/2/of/0', false), held('/of/2/of/1', true)];
    expect(ruleLines(node(of), traces).map(({ holds }) => holds)).toEqual([true, false, true]);
    expect(ruleLines(node(of), traces.slice(0, 3)).at(-1)).not.toHaveProperty('holds');
  });

  it('[C7] count rules of nested groups, an item test as one', () => {
    const items: ConditionMember = {
      items: 'event.items',
      match: 'any',
      where: { match: 'all', of: [rule('item.a'), rule('item.b')] },
    };
    const condition = { match: 'all', of: [rule('a'), group(rule('b'), items)] } as const;
    const traces = [
      held('/of/0', true),
      held('/of/1/of/0', false),
      held('/of/1/of/1', true),
      held('/of/1/of/1/where/of/0', true),
    ];
    expect(heldRules(condition, traces)).toEqual({ held: 2, of: 3 });
  });
});
