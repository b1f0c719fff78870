import { parseRfc3339 } from '../base/rfc3339.ts';
import type { TextProblem } from '../base/problem.ts';
import { causedOccurrence, followChain, type Pending } from '../engine/caused.ts';
import type { PreparedGroup, PreparedProgram } from '../engine/prepare.ts';
import { scopeOf } from '../engine/scope.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { GroupTally } from './replay-group.ts';
import type {
  RefusedLine,
  ReplayExample,
  ReplayPlace,
  ReplayResult,
  ReplayTrigger,
  SlowOccurrence,
} from './replay-result.ts';
import type { Visit } from './replay-visit.ts';

const SLOWEST = 10;
const REFUSALS = 50;

/**
 * Runs occurrence after occurrence and keeps counts: of every trigger and step the very numbers that `evaluate` of each
 * would add up to (E5), caused occurrences included (E9), and the first occurrences of each branch. Each occurrence's
 * contact stands alone (O5), and its `now` is its `occurredAt` (E1). Memory depends on the program alone.
 */
export class Replay {
  readonly #prepared: PreparedProgram;
  readonly #clock: () => number;
  readonly #groups = new Map<string, GroupTally>();
  readonly #slowest: SlowOccurrence[] = [];
  readonly #refusals: RefusedLine[] = [];
  readonly #totals = { occurrences: 0, refused: 0, firing: 0, requested: 0, errors: 0, caused: 0, cut: 0 };

  /** `clock`: milliseconds from any start, to find the slowest occurrences. */
  constructor(prepared: PreparedProgram, clock: () => number) {
    this.#prepared = prepared;
    this.#clock = clock;
  }

  get totals(): Readonly<Omit<ReplayResult, 'triggers' | 'slowest' | 'refusals'>> {
    return { ...this.#totals };
  }

  take(occurrence: Occurrence, { line, offset, length }: ReplayPlace): void {
    const { id } = occurrence;
    const example: ReplayExample = { line, offset, length, id };
    const started = this.#clock();
    this.#totals.occurrences += 1;
    this.#run(occurrence, example);
    this.#noteTime(example, this.#clock() - started);
  }

  refuse(problem: TextProblem, place: ReplayPlace): void {
    this.#totals.refused += 1;
    if (this.#refusals.length < REFUSALS) this.#refusals.push({ ...place, problem });
  }

  result(): ReplayResult {
    return {
      ...this.#totals,
      triggers: this.#triggers(),
      slowest: [...this.#slowest],
      refusals: [...this.#refusals],
    };
  }

  #run(occurrence: Occurrence, example: ReplayExample): void {
    const now = parseRfc3339(occurrence.occurredAt) ?? 0;
    const first = this.#visit(occurrence, occurrence.contact, now, 0, example);
    if (first === undefined) return;
    let { fired, contact } = first;
    const follow = (pending: Pending): readonly Pending[] => {
      this.#totals.caused += 1;
      if (!this.#prepared.byEvent.has(pending.raised.event)) return [];
      const next = this.#visit(causedOccurrence(pending, now, contact), contact, now, pending.depth, example);
      if (next === undefined) return [];
      contact = next.contact;
      fired ||= next.fired;
      return next.raised;
    };
    if (first.raised.length > 0) followChain(first.raised, follow, () => void (this.#totals.cut += 1));
    if (fired) this.#totals.firing += 1;
  }

  #visit(
    occurrence: Occurrence,
    contact: Occurrence['contact'],
    now: number,
    depth: number,
    example: ReplayExample,
  ): Visit | undefined {
    const tally = this.#group(occurrence.event);
    if (tally === undefined) return undefined;
    const visit: Visit = {
      prepared: this.#prepared,
      occurrence,
      scope: scopeOf(occurrence, contact, now),
      depth,
      example,
      contact,
      raised: [],
      fired: false,
      requested: 0,
      errors: 0,
    };
    tally.visit(visit);
    this.#totals.requested += visit.requested;
    this.#totals.errors += visit.errors;
    return visit;
  }

  #group(event: string): GroupTally | undefined {
    const known = this.#groups.get(event);
    if (known !== undefined) return known;
    const group = this.#prepared.byEvent.get(event);
    if (group === undefined) return undefined;
    const tally = new GroupTally(group);
    this.#groups.set(event, tally);
    return tally;
  }

  #triggers(): readonly ReplayTrigger[] {
    const results = new Map<string, ReplayTrigger>();
    for (const [event, group] of this.#prepared.byEvent) addResults(results, group, this.#groups.get(event));
    return this.#prepared.program.triggers.flatMap(({ id }) => results.get(id) ?? []);
  }

  #noteTime(example: ReplayExample, milliseconds: number): void {
    const slowest = this.#slowest;
    if (slowest.length === SLOWEST && milliseconds <= (slowest.at(-1)?.milliseconds ?? 0)) return;
    if (slowest.length === SLOWEST) slowest.pop();
    const at = slowest.findIndex((other) => other.milliseconds < milliseconds);
    slowest.splice(at < 0 ? slowest.length : at, 0, { ...example, milliseconds });
  }
}

function addResults(results: Map<string, ReplayTrigger>, group: PreparedGroup, known: GroupTally | undefined): void {
  const { tallies, met } = known ?? new GroupTally(group);
  for (const tally of tallies) results.set(tally.trigger.id, tally.result(met));
}
