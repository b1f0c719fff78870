import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGroup, isItemTest, type ConditionMember, type Group } from '../../../../shared/flow/condition.ts';
import {
  depthOf,
  groupAt,
  insertInto,
  memberAt,
  moveMember,
  pageOf,
  parentOf,
  removeAt,
  replaceAt,
} from '../../../../renderer/inspector/conditions/condition-path.ts';

const rule = (field: string) => ({ field, operator: 'exists' });
const all = (...of: readonly ConditionMember[]): Group => ({ match: 'all', of });

const sample = all(
  rule('a'),
  { match: 'any', of: [rule('b'), rule('c')] },
  { items: 'event.items', match: 'any', where: all(rule('item.x'), rule('item.y')) },
  rule('d'),
);

/** Fields in reading order, groups as brackets: "a (b c) [item.x item.y] d". */
function outline(member: ConditionMember): string {
  if (isGroup(member)) return `(${member.of.map(outline).join(' ')})`;
  return isItemTest(member) ? `[${member.where.of.map(outline).join(' ')}]` : member.field;
}

describe('places in a condition', () => {
  it.each([
    ['', '(a (b c) [item.x item.y] d)'],
    ['/of/0', 'a'],
    ['/of/1', '(b c)'],
    ['/of/1/of/1', 'c'],
    ['/of/2', '[item.x item.y]'],
    ['/of/2/where', '(item.x item.y)'],
    ['/of/2/where/of/0', 'item.x'],
  ])('finds %s as the trace names it', (pointer, expected) => {
    const found = memberAt(sample, pointer);
    expect(found && outline(found)).toBe(expected);
  });

  it.each(['/of/9', '/of/0/of/0', '/of/0/where', '/of/1/where/of/0', '/of/1/of/7'])('has nothing at %s', (pointer) => {
    expect(memberAt(sample, pointer)).toBeUndefined();
  });

  it('knows parents and depths', () => {
    expect(parentOf('/of/2/where/of/1')).toEqual({ group: '/of/2/where', index: 1 });
    expect(parentOf('')).toBeUndefined();
    expect(parentOf('/of/2/where')).toBeUndefined();
    expect(['', '/of/1', '/of/1/of/0', '/of/2/where'].map(depthOf)).toEqual([1, 2, 3, 3]);
  });
});

describe('the page on which a place is drawn', () => {
  it.each([
    ['', ''],
    ['/of/0/value', ''],
    ['/of/0/of/0/of/0/field', ''],
    ['/of/0/of/0/of/0/of/2/field', '/of/0/of/0/of/0'],
    ['/of/0/of/0/of/0', ''],
    ['/of/0/of/0/of/0/of/0/of/1/value/0', '/of/0/of/0/of/0/of/0'],
    ['/of/1/where/of/0/value', ''],
    ['/of/1/where/of/0/of/0/value', '/of/1/where/of/0'],
    ['/of/0/of/0/of/0/where/of/1/value', '/of/0/of/0/of/0/where'],
  ])('%s: %s', (place, page) => {
    expect(pageOf(place)).toBe(page);
  });
});

describe('editing a condition', () => {
  it('replaces a nested rule and leaves the rest as the same objects', () => {
    const next = replaceAt(sample, '/of/1/of/0', rule('B'));
    expect(outline(next)).toBe('(a (B c) [item.x item.y] d)');
    expect(next.of[2]).toBe(sample.of[2]);
    expect(groupAt(next, '/of/1')?.of[1]).toBe(groupAt(sample, '/of/1')?.of[1]);
  });

  it('[C7] replaces what items must meet as a whole', () => {
    expect(outline(replaceAt(sample, '/of/2/where', all(rule('item.z'))))).toBe('(a (b c) [item.z] d)');
  });

  it('replaces the whole condition only by a group', () => {
    expect(outline(replaceAt(sample, '', all(rule('z'))))).toBe('(z)');
    expect(replaceAt(sample, '', rule('z'))).toBe(sample);
  });

  it.each([
    ['/of/0', '((b c) [item.x item.y] d)'],
    ['/of/1', '(a [item.x item.y] d)'],
    ['/of/1/of/0', '(a (c) [item.x item.y] d)'],
    ['/of/2/where/of/1', '(a (b c) [item.x] d)'],
    ['', '(a (b c) [item.x item.y] d)'],
    ['/of/2/where', '(a (b c) [item.x item.y] d)'],
  ])('removes %s', (pointer, expected) => {
    expect(outline(removeAt(sample, pointer))).toBe(expected);
  });

  it('inserts at an index, at the end, and inside an item test', () => {
    expect(outline(insertInto(sample, '/of/1', rule('n'), 0).group)).toBe('(a (n b c) [item.x item.y] d)');
    expect(insertInto(sample, '/of/2/where', rule('item.z'))).toMatchObject({ pointer: '/of/2/where/of/2' });
    expect(outline(insertInto(sample, '', rule('n')).group)).toBe('(a (b c) [item.x item.y] d n)');
  });
});

describe('moving a member', () => {
  it.each([
    ['/of/0', 1, '((a b c) [item.x item.y] d)', '/of/0/of/0', 'down into the group below'],
    ['/of/1/of/0', -1, '(a b (c) [item.x item.y] d)', '/of/1', 'up out of its group'],
    ['/of/1/of/1', 1, '(a (b) c [item.x item.y] d)', '/of/2', 'down out of its group'],
    ['/of/1/of/0', 1, '(a (c b) [item.x item.y] d)', '/of/1/of/1', 'past its neighbour'],
    ['/of/2', -1, '(a (b c [item.x item.y]) d)', '/of/1/of/2', 'up into the end of the group above'],
    ['/of/3', -1, '(a (b c) d [item.x item.y])', '/of/2', 'past an item test, not into it'],
    ['/of/2/where/of/1', -1, '(a (b c) [item.y item.x] d)', '/of/2/where/of/0', 'inside an item test'],
  ] as const)('%s by %d: %s', (pointer, step, expected, at, _why) => {
    const moved = moveMember(sample, pointer, step);
    expect(moved && outline(moved.group)).toBe(expected);
    expect(moved?.pointer).toBe(at);
  });

  it.each([
    ['/of/0', -1],
    ['/of/3', 1],
    ['/of/2/where/of/0', -1],
    ['/of/2/where/of/1', 1],
    ['', 1],
  ] as const)('[C7] has nowhere to go from %s by %d', (pointer, step) => {
    expect(moveMember(sample, pointer, step)).toBeUndefined();
  });

  it('comes back where it was, whatever the tree, and never loses a rule', () => {
    const leaf = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 3 }).map(rule);
    const tree = fc.letrec<{ group: Group; member: ConditionMember }>((tie) => ({
      group: fc.record({
        match: fc.constant('all' as const),
        of: fc.array(tie('member'), { minLength: 1, maxLength: 3 }),
      }),
      member: fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, tie('group')),
    })).group;
    fc.assert(
      fc.property(tree, fc.nat(), fc.constantFrom(1 as const, -1 as const), (group, pick, step) => {
        const pointers = everyPointer(group, '');
        const pointer = pointers[pick % pointers.length] ?? '';
        const moved = moveMember(group, pointer, step);
        if (!moved) return;
        expect(memberAt(moved.group, moved.pointer)).toBe(memberAt(group, pointer));
        const back = moveMember(moved.group, moved.pointer, step === 1 ? -1 : 1);
        expect(back && outline(back.group)).toBe(outline(group));
        expect(back?.pointer).toBe(pointer);
      }),
    );
  });
});

function everyPointer(group: Group, at: string): readonly string[] {
  return group.of.flatMap((member, index) => {
    const pointer = `${at}/of/${index}`;
    return isGroup(member) ? [pointer, ...everyPointer(member, pointer)] : [pointer];
  });
}
