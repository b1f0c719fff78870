import type { Json } from '../base/json.ts';
import type { ConditionTest, FieldPath, GroupTest, ItemsTest, RuleTest } from '../program/program.ts';
import { fieldValue } from './edit-field.ts';
import type { Situation, TestAnswers } from './situation.ts';

/** What keeps a test from its wanted answer; each leaf can be mended by a value at one field. */
export type Unmet =
  | { readonly kind: 'every'; readonly of: readonly Unmet[] }
  /** One is enough; with none there is no way. */
  | { readonly kind: 'either'; readonly of: readonly Unmet[] }
  | UnmetLeaf;

export type UnmetLeaf =
  | { readonly kind: 'rule'; readonly path: FieldPath; readonly rule: RuleTest; readonly wanted: boolean }
  /** The list needs an element here, one past its end; whatever it is, it meets the test. */
  | { readonly kind: 'element'; readonly path: FieldPath }
  /** The list must lose all its elements, `count` of them. */
  | { readonly kind: 'emptied'; readonly path: FieldPath; readonly count: number }
  /** The trigger is not active at this time (E2). */
  | { readonly kind: 'gate'; readonly path: FieldPath };

/** Elements of a list that are looked at one by one. */
const MOST_ELEMENTS = 50;

/** Why the test does not answer `wanted`; undefined when it does, which the engine alone decides. */
export function unmetOf(
  test: ConditionTest,
  wanted: boolean,
  situation: Situation,
  answers: TestAnswers,
): Unmet | undefined {
  if (answers.holds(test, situation) === wanted) return undefined;
  switch (test.kind) {
    case 'rule':
      return { kind: 'rule', path: test.path, rule: test, wanted };
    case 'group':
      return unmetGroup(test, wanted, situation, answers);
    case 'items':
      return unmetItems(test, wanted, situation, answers);
  }
}

/** C1: all, any and none, and their opposites, come down to every or some member having one answer. */
function unmetGroup(group: GroupTest, wanted: boolean, situation: Situation, answers: TestAnswers): Unmet {
  const every = (group.match === 'any') !== wanted;
  const member = group.match === 'none' ? !wanted : wanted;
  const of = group.of.map((test) => unmetOf(test, member, situation, answers)).filter((one) => one !== undefined);
  return { kind: every ? 'every' : 'either', of };
}

/** C7: the same for the elements of a list, where one may also be appended, or all taken away. */
function unmetItems(test: ItemsTest, wanted: boolean, situation: Situation, answers: TestAnswers): Unmet {
  const every = (test.match === 'any') !== wanted;
  const member = test.match === 'none' ? !wanted : wanted;
  const value = fieldValue(situation.occurrence, test.path);
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const elementAt = (index: number): FieldPath => ({ ...test.path, segments: [...test.path.segments, index] });
  const unmetAt = (index: number): Unmet | undefined =>
    unmetOf(answers.boundTo(test.where, elementAt(index)), member, situation, answers);
  const indices = list.map((_, index) => index).slice(0, MOST_ELEMENTS);
  const of = indices.map(unmetAt).filter((one) => one !== undefined);
  if (every) {
    const emptied: Unmet = { kind: 'emptied', path: test.path, count: list.length };
    return list.length > MOST_ELEMENTS ? emptied : { kind: 'either', of: [{ kind: 'every', of }, emptied] };
  }
  const end = list.length;
  return { kind: 'either', of: [...of, unmetAt(end) ?? { kind: 'element', path: elementAt(end) }] };
}
