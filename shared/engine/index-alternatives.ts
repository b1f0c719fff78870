import { conjunctionOf, inOrderOfCost, type IndexedTest, type IndexedTrigger } from './indexed-trigger.ts';

/** So many conjunctions stand for one trigger at most. */
const MOST = 8;

/**
 * A trigger that asks for one of several things, as one conjunction for each, where that lets them be found: of its `any`
 * groups the shortest whose members all have an equality (or, where the trigger has no range itself, a range). The trigger
 * fires exactly when one of them holds; more than one may.
 */
export function alternativesOf(trigger: IndexedTrigger): readonly IndexedTrigger[] {
  let [best, group] = [
    undefined as readonly (readonly IndexedTest[])[] | undefined,
    undefined as IndexedTest | undefined,
  ];
  const own = findable(trigger.tests);
  if (own === EQUALITY) return [trigger];
  for (const test of trigger.tests) {
    const members = membersOf(test);
    if (!members || (best && members.length >= best.length)) continue;
    if (members.every((tests) => findable(tests) > own)) [best, group] = [members, test];
  }
  if (!best) return [trigger];
  const others = trigger.tests.filter((test) => test !== group);
  return best.map((tests) => ({ position: trigger.position, tests: inOrderOfCost([...others, ...tests]) }));
}

const [NOTHING, RANGE, EQUALITY] = [0, 1, 2];

/** How well the index finds a conjunction. */
function findable(tests: readonly IndexedTest[]): number {
  if (tests.some(({ access }) => access)) return EQUALITY;
  return tests.some(({ range }) => range) ? RANGE : NOTHING;
}

function membersOf({ test }: IndexedTest): readonly (readonly IndexedTest[])[] | undefined {
  if (test.kind !== 'group' || test.match !== 'any' || test.of.length > MOST) return undefined;
  return test.of.map(conjunctionOf);
}
