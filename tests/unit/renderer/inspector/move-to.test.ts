import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isGroup, isItemTest, type ConditionMember, type Group } from '../../../../shared/flow/condition.ts';
import { memberAt } from '../../../../renderer/inspector/conditions/condition-path.ts';
import { moveTo } from '../../../../renderer/inspector/conditions/move-to.ts';

const rule = (field: string) => ({ field, operator: 'exists' });
const root: Group = {
  match: 'all',
  of: [
    rule('a'),
    { match: 'any', of: [rule('b'), rule('c')] },
    { items: 'event.items', match: 'any', where: { match: 'all', of: [rule('d'), rule('e')] } },
    { match: 'none', of: [] },
  ],
};

function words(member: ConditionMember): string {
  if (isGroup(member)) return `(${member.of.map(words).join(' ')})`;
  return isItemTest(member) ? `[${words(member.where)}]` : member.field;
}
const sorted = (group: Group) => [...words(group).replaceAll(' ', '')].sort();
const moved = (from: string, group: string, index: number) => {
  const edited = moveTo(root, from, { group, index });
  return edited && words(edited.group);
};

it('a member moves among its neighbours, into groups and out of them', () => {
  expect(words(root)).toBe('(a (b c) [(d e)] ())');
  expect(moved('/of/0', '', 2)).toBe('((b c) a [(d e)] ())');
  expect(moved('/of/0', '/of/1', 1)).toBe('((b a c) [(d e)] ())');
  expect(moved('/of/1/of/1', '', 0)).toBe('(c a (b) [(d e)] ())');
  expect(moved('/of/1', '/of/3', 0)).toBe('(a [(d e)] ((b c)))');
  expect(moved('/of/2/where/of/1', '/of/2/where', 0)).toBe('(a (b c) [(e d)] ())');
});

it('[C7] nothing passes the wall of an item test, goes into itself, or moves where it stands', () => {
  expect(moved('/of/0', '/of/2/where', 0)).toBeUndefined();
  expect(moved('/of/2/where/of/0', '', 0)).toBeUndefined();
  expect(moved('/of/1', '/of/1', 0)).toBeUndefined();
  expect(moved('/of/0', '', 0)).toBeUndefined();
  expect(moved('/of/0', '', 1)).toBeUndefined();
});

it('whatever moves, nothing is lost, and the pointer names what moved', () => {
  const pointers = ['/of/0', '/of/1', '/of/1/of/0', '/of/1/of/1', '/of/2', '/of/2/where/of/0', '/of/3'];
  const groups = ['', '/of/1', '/of/2/where', '/of/3'];
  fc.assert(
    fc.property(fc.constantFrom(...pointers), fc.constantFrom(...groups), fc.nat(4), (from, group, at) => {
      const target = memberAt(root, group);
      const index = Math.min(at, target && isGroup(target) ? target.of.length : 0);
      const edited = moveTo(root, from, { group, index });
      if (!edited) return;
      expect(memberAt(edited.group, edited.pointer)).toBe(memberAt(root, from));
      expect(sorted(edited.group)).toEqual(sorted(root));
    }),
  );
});
