import { parseRfc3339 } from '../base/rfc3339.ts';
import { evaluate } from '../engine/evaluate.ts';
import { gateOf } from '../engine/gate.ts';
import { prepare, type PreparedProgram } from '../engine/prepare.ts';
import type { PreparedTrigger } from '../engine/prepared-trigger.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { formatFieldPath } from '../program/field-path.ts';
import type { FieldPath, Program, ProgramTrigger } from '../program/program.ts';
import { isLess, NO_COST, type ChangeCost } from './change-cost.ts';
import { appendsAgain, fieldValue, withField } from './edit-field.ts';
import { firingPaths, type Requirement } from './firing-paths.ts';
import { LeastEdits } from './least-edits.ts';
import { namedEdits, type FieldEdit, type PathEdit } from './named-edits.ts';
import type { NearValue } from './near-value.ts';
import { nearestValues } from './nearest-values.ts';
import { situationOf, TestAnswers, type Situation } from './situation.ts';
import { rulesOn, testsAt } from './tests-at.ts';
import { unmetOf, type Unmet, type UnmetLeaf } from './unmet.ts';

/** A change that was evaluated and fires. */
export interface FoundChange {
  readonly edits: readonly FieldEdit[];
  readonly occurrence: Occurrence;
}

/** A point of the search: the occurrence with some fields edited. */
interface Trial {
  readonly situation: Situation;
  readonly steps: readonly PathEdit[];
  readonly edits: readonly FieldEdit[];
  readonly cost: ChangeCost;
}

const MOST_EDITS = 8;
/** Points looked at, and values tried, in one search. */
const MOST_TRIALS = 2_000;
const MOST_VALUES = 10_000;
const OCCURRED_AT: FieldPath = { root: 'occurrence', segments: ['occurredAt'] };

/** One search for the cheapest edits of an occurrence after which a trigger fires. */
export class ChangeSearch {
  readonly #original: Occurrence;
  readonly #trigger: ProgramTrigger;
  readonly #prepared: PreparedProgram;
  readonly #gate: PreparedTrigger | undefined;
  readonly #answers: TestAnswers;
  readonly #timeZone: string;
  readonly #start: Trial;
  /** Whether the clock is the occurrence's own time, as at the desk (E1). */
  readonly #clockMoves: boolean;
  readonly #seen = new Set<string>();
  #trials = 0;
  #values = 0;
  #best: Trial | undefined;

  constructor(program: Program, trigger: ProgramTrigger, occurrence: Occurrence, now: number) {
    this.#original = occurrence;
    this.#trigger = trigger;
    // Triggers do not see one another's effects (E4), so that this one alone tells.
    this.#prepared = prepare({ ...program, triggers: [trigger] });
    this.#gate = this.#prepared.byEvent.get(trigger.event)?.triggers[0];
    this.#answers = new TestAnswers(program.timeZone);
    this.#timeZone = program.timeZone;
    this.#clockMoves = parseRfc3339(occurrence.occurredAt) === now;
    this.#start = { situation: situationOf(occurrence, now), steps: [], edits: [], cost: NO_COST };
  }

  /** Fewest edits first, each number of them to the end; undefined when none is found within the bounds. */
  run(): FoundChange | undefined {
    const paths = firingPaths(this.#trigger).map((needs) => ({
      needs,
      least: new LeastEdits(needs, this.#clockMoves),
    }));
    for (let limit = 0; limit <= MOST_EDITS && !this.#best && !this.#exhausted(); limit += 1) {
      for (const { needs, least } of paths) {
        this.#seen.clear();
        this.#explore(needs, least, this.#start, limit);
      }
    }
    return this.#best && { edits: this.#best.edits, occurrence: this.#best.situation.occurrence };
  }

  #exhausted(): boolean {
    return this.#trials >= MOST_TRIALS || this.#values >= MOST_VALUES;
  }

  #explore(needs: readonly Requirement[], least: LeastEdits, trial: Trial, limit: number): void {
    if (this.#exhausted() || !this.#isFresh(trial)) return;
    this.#trials += 1;
    const unmet = this.#unmetIn(needs, trial.situation);
    if (!unmet) return this.#offer(trial);
    const edited = trial.steps.map(({ path }) => path);
    if (least.count(unmet, edited) > limit) return;
    for (const leaf of waysOf(unmet)) {
      for (const next of this.#mend(needs, leaf, trial)) {
        if (next.cost.edits <= limit && (!this.#best || isLess(next.cost, this.#best.cost))) {
          this.#explore(needs, least, next, limit);
        }
      }
    }
  }

  #isFresh({ edits }: Trial): boolean {
    const key = edits
      .map(({ field, after }) => JSON.stringify([field, after]))
      .sort()
      .join('\n');
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  /** Only what the one engine confirms is ever kept. */
  #offer(trial: Trial): void {
    const { occurrence, now } = trial.situation;
    const { trace } = evaluate(this.#prepared, occurrence, { now, state: { contact: occurrence.contact } });
    const fired = trace.triggers.some(({ outcome }) => outcome === 'fired');
    if (fired && (!this.#best || isLess(trial.cost, this.#best.cost))) this.#best = trial;
  }

  #unmetIn(needs: readonly Requirement[], situation: Situation): Unmet | undefined {
    const of: Unmet[] = [];
    if (!this.#isActive(situation)) {
      if (!this.#clockMoves) return { kind: 'either', of: [] };
      of.push({ kind: 'gate', path: OCCURRED_AT });
    }
    for (const { condition, holds } of needs) {
      const unmet = unmetOf(condition, holds, situation, this.#answers);
      if (unmet) of.push(unmet);
    }
    return of.length === 0 ? undefined : { kind: 'every', of };
  }

  #isActive({ now }: Situation): boolean {
    return this.#gate !== undefined && gateOf(this.#gate, now) === undefined;
  }

  /** Trials that mend the leaf, cheapest first: for each set of answers that a value brings about only the cheapest. */
  #mend(needs: readonly Requirement[], leaf: UnmetLeaf, trial: Trial): readonly Trial[] {
    const { path } = leaf;
    const key = formatFieldPath(path);
    if (trial.steps.some((step) => formatFieldPath(step.path) === key)) return [];
    if (appendsAgain(path, this.#original, trial.situation.occurrence)) return [];
    const tests = needs.flatMap(({ condition }) => testsAt(condition, path, this.#answers));
    const cheapest = new Map<string, Trial>();
    for (const near of this.#valuesFor(leaf, tests, trial.situation)) {
      if (this.#values >= MOST_VALUES) break;
      this.#values += 1;
      const next = this.#edited(trial, leaf, near);
      if (!next || !this.#mends(leaf, next.situation)) continue;
      const answers = tests.map((test) => Number(this.#answers.holds(test, next.situation))).join('');
      const known = cheapest.get(answers);
      if (!known || isLess(next.cost, known.cost)) cheapest.set(answers, next);
    }
    return [...cheapest.values()].sort((a, b) => (isLess(a.cost, b.cost) ? -1 : isLess(b.cost, a.cost) ? 1 : 0));
  }

  #valuesFor(leaf: UnmetLeaf, tests: ReturnType<typeof testsAt>, situation: Situation): readonly NearValue[] {
    const { path } = leaf;
    if (leaf.kind === 'emptied') return [{ value: [], odd: 2 }];
    const name = path.segments.at(-1);
    const values = nearestValues({
      name: typeof name === 'string' ? name : '',
      actual: fieldValue(situation.occurrence, path),
      rules: rulesOn(tests, path),
      points: path.root === 'occurrence' && path.segments[0] === 'occurredAt' ? this.#activeTimes() : [],
      now: situation.now,
      timeZone: this.#timeZone,
    });
    return leaf.kind === 'element' ? [{ value: {}, odd: 0 }, ...values] : values;
  }

  #activeTimes(): readonly number[] {
    const { activeFrom, activeUntil } = this.#trigger;
    return [
      ...(activeFrom === undefined ? [] : [activeFrom]),
      ...(activeUntil === undefined ? [] : [activeUntil - 60_000, activeUntil - 1]),
    ];
  }

  #edited(trial: Trial, leaf: UnmetLeaf, { value, odd }: NearValue): Trial | undefined {
    const occurrence = withField(trial.situation.occurrence, leaf.path, value);
    if (!occurrence) return undefined;
    const step: PathEdit = {
      path: leaf.path,
      reason: leaf.kind === 'gate' ? 'gate' : 'rule',
      odd,
      weight: leaf.kind === 'emptied' ? Math.max(1, leaf.count) : 1,
    };
    const steps = [...trial.steps, step];
    const now = this.#clockMoves ? parseRfc3339(occurrence.occurredAt) : trial.situation.now;
    if (now === undefined) return undefined;
    return { situation: situationOf(occurrence, now), steps, ...namedEdits(this.#original, occurrence, steps) };
  }

  #mends(leaf: UnmetLeaf, situation: Situation): boolean {
    switch (leaf.kind) {
      case 'rule':
        return this.#answers.holds(leaf.rule, situation) === leaf.wanted;
      case 'gate':
        return this.#isActive(situation);
      case 'element':
      case 'emptied':
        return true;
    }
  }
}

/**
 * Leaves of which one must be mended: those of one member where all must be met (the clock first, as others go by it,
 * then the one with the fewest ways), of every member where one is enough.
 */
function waysOf(unmet: Unmet): readonly UnmetLeaf[] {
  if (unmet.kind === 'either') return unmet.of.flatMap(waysOf);
  if (unmet.kind !== 'every') return [unmet];
  const rank = (ways: readonly UnmetLeaf[]): readonly number[] => {
    const clock = ways.every(({ path }) => path.root === 'occurrence') ? 0 : 1;
    return [clock, ways.length, -Math.max(...ways.map(({ path }) => path.segments.length))];
  };
  const members = unmet.of.map(waysOf).map((ways) => ({ ways, rank: rank(ways) }));
  const [first] = members.sort((a, b) => {
    const at = a.rank.findIndex((part, index) => part !== b.rank[index]);
    return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
  });
  return first?.ways ?? [];
}
