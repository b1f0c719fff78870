import { parseRfc3339 } from '../../base/rfc3339.ts';
import type { Occurrence } from '../../events/occurrence.ts';
import { readOccurrence } from '../../events/parse-occurrence.ts';
import { timeText } from '../nearest-times.ts';
import type { TestAnswers } from '../situation.ts';
import { rulesIn, type Formula } from './formula.ts';
import { momentsOf } from './moments.ts';
import { found, IMPOSSIBLE, UNKNOWN, type Outcome } from './outcome.ts';
import { emptyPlace, type Place } from './place.ts';
import { itemOf, search } from './search.ts';
import { solveLeaf } from './solve-leaf.ts';
import { solveObject, solvePlace } from './solve-place.ts';
import { Budget, isSo, type SolverContext, type Values } from './solver-context.ts';
import { PRESENT_KINDS } from './value-kind.ts';

/** An occurrence that shows something. `now`, in epoch milliseconds, is its own time wherever that does (E1). */
export interface Witness {
  readonly occurrence: Occurrence;
  readonly now: number;
}

export interface Question {
  /** All of them are to be so. */
  readonly formulas: readonly Formula[];
  /** Active times of triggers, in epoch milliseconds: all of them are to be active (E2). */
  readonly active: readonly { readonly from?: number | undefined; readonly until?: number | undefined }[];
  /** Occurrences of the event to stay near to, the first foremost. Their time is that of the search, too. */
  readonly near: readonly [Occurrence, ...Occurrence[]];
  readonly timeZone: string;
}

/** Steps of one question. */
const STEPS = 2_000;

/**
 * An occurrence for which all is so, checked by the engine's own answers; or the proof that no occurrence that may be
 * sent (O1, O4) is one, whatever the clock says. Unknown where neither is found in bounded work.
 */
export function findOccurrence(question: Question, answers: TestAnswers, steps = STEPS): Outcome<Witness> {
  const ready = question.near.find((occurrence) => {
    const now = Date.parse(occurrence.occurredAt);
    return isActive(question, now) && holdsFor(question, { occurrence, now }, answers);
  });
  if (ready) return found({ occurrence: ready, now: Date.parse(ready.occurredAt) });
  return new OccurrenceSearch(question, answers, new Budget(steps)).run();
}

function isActive({ active }: Question, now: number): boolean {
  return active.every(({ from = -Infinity, until = Infinity }) => now >= from && now < until);
}

function holdsFor(question: Question, { occurrence, now }: Witness, answers: TestAnswers): boolean {
  const { id, event, occurredAt, contact, data } = occurrence;
  const values: Values = { event: data, contact, occurrence: { id, event, occurredAt } };
  const context = { now, answers };
  return question.formulas.every((formula) => isSo(formula, values, context));
}

class OccurrenceSearch {
  readonly #question: Question;
  readonly #answers: TestAnswers;
  readonly #budget: Budget;

  constructor(question: Question, answers: TestAnswers, budget: Budget) {
    this.#question = question;
    this.#answers = answers;
    this.#budget = budget;
  }

  run(): Outcome<Witness> {
    const { formulas, active, near, timeZone } = this.#question;
    const gates = active.flatMap(({ from, until }) => [from, until]).filter((at) => at !== undefined);
    const now = Date.parse(near[0].occurredAt);
    const moments = momentsOf(formulas.flatMap(rulesIn), gates, { now, timeZone });
    let unknown = !moments.complete;
    const clocks = moments.times.length > 1 ? [true, false] : [true];
    for (const isNow of clocks) {
      for (const at of moments.times) {
        if (!isActive(this.#question, at)) continue;
        if (this.#budget.spent) return UNKNOWN;
        const outcome = this.#at(at, isNow);
        if (outcome.kind === 'found') return outcome;
        unknown ||= outcome.kind === 'unknown';
      }
    }
    return unknown ? UNKNOWN : IMPOSSIBLE;
  }

  /** `isNow`: the clock shows the occurrence's own time, as at the desk. */
  #at(now: number, isNow: boolean): Outcome<Witness> {
    const context = this.#context(now);
    const [base] = this.#question.near;
    const outcome = search(this.#question.formulas, (place) => solveRoots(place, base, isNow, context), context);
    if (outcome.kind !== 'found') return outcome;
    const { event: data = {}, contact = {}, occurrence: own = {} } = outcome.value;
    const text = (name: 'id' | 'occurredAt'): string => (typeof own[name] === 'string' ? own[name] : base[name]);
    const witness = { occurrence: { ...base, id: text('id'), occurredAt: text('occurredAt'), contact, data }, now };
    const isRight = isAcceptable(witness.occurrence) && holdsFor(this.#question, witness, this.#answers);
    return isRight ? found(witness) : UNKNOWN;
  }

  #context(now: number): SolverContext {
    const context: SolverContext = {
      timeZone: this.#question.timeZone,
      now,
      budget: this.#budget,
      answers: this.#answers,
      known: new Map(),
      element: (formulas, before) =>
        itemOf(
          search(
            formulas,
            ({ names }) => {
              const spot = { name: '', kinds: PRESENT_KINDS, before };
              const item = solvePlace(names.get('item') ?? emptyPlace(), spot, context);
              return item.kind === 'found' ? found(item.value === undefined ? {} : { item: item.value }) : item;
            },
            context,
          ),
        ),
    };
    return context;
  }
}

function solveRoots({ names }: Place, base: Occurrence, isNow: boolean, context: SolverContext): Outcome<Values> {
  const of = (root: string): Place => names.get(root) ?? emptyPlace();
  const object = { name: '', kinds: ['object'] } as const;
  const event = solveObject(of('event'), { ...object, before: base.data }, context);
  const contact = solveObject(of('contact'), { ...object, before: base.contact, members: CONTACT }, context);
  const own = solveOwn(of('occurrence'), base, isNow, context);
  const all = [event, contact, own];
  if (all.some(({ kind }) => kind === 'impossible')) return IMPOSSIBLE;
  if (event.kind !== 'found' || contact.kind !== 'found' || own.kind !== 'found') return UNKNOWN;
  return found({ event: event.value, contact: contact.value, occurrence: own.value });
}

const CONTACT = { id: ['text', 'missing'] } as const;

/** The occurrence's id, event and time, which are always there (O1). */
function solveOwn({ names }: Place, base: Occurrence, isNow: boolean, context: SolverContext) {
  const usual = parseRfc3339(base.occurredAt) === context.now ? base.occurredAt : timeText(context.now, 'Z');
  const spots = {
    id: { before: base.id, form: { kind: 'id' } },
    event: { before: base.event, form: { kind: 'event', event: base.event } },
    occurredAt: { before: usual, form: { kind: 'time', isNow } },
  } as const;
  const members: Record<string, string> = {};
  let unknown = false;
  for (const [name, spot] of Object.entries(spots)) {
    const rules = names.get(name)?.rules ?? [];
    const one = solveLeaf(rules, { ...spot, name, kinds: ['text'] }, context);
    if (one.kind === 'impossible') return IMPOSSIBLE;
    if (one.kind === 'found' && typeof one.value === 'string') members[name] = one.value;
    else unknown = true;
  }
  return unknown ? UNKNOWN : found(members);
}

function isAcceptable(occurrence: Occurrence): boolean {
  const context = { events: [occurrence.event], now: 0, freshId: () => '', internal: 'all' } as const;
  return readOccurrence(JSON.stringify(occurrence), context).ok;
}
