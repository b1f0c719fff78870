import { expect, it } from 'vitest';
import { moveMember } from '../../../../renderer/inspector/conditions/condition-path.ts';
import { moveWords } from '../../../../renderer/inspector/conditions/move-words.ts';
import type { Group } from '../../../../shared/flow/condition.ts';

const rule = (field: string) => ({ field, operator: 'exists' });
const root: Group = { match: 'all', of: [rule('a'), rule('b'), { match: 'any', of: [rule('c')] }] };

it.each([
  ['/of/0', 1, 'Moved to place 2 of 3.'],
  ['/of/1', 1, 'Moved into the group “match any”, place 1 of 2.'],
  ['/of/2/of/0', -1, 'Moved out to the group “match all”, place 3 of 4.'],
] as const)('[C1] moving %s by %s says where it stands now', (from, step, words) => {
  const edited = moveMember(root, from, step)!;
  expect(moveWords(edited.group, from, edited.pointer)).toBe(words);
});
