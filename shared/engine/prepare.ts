import type { Program, ProgramTrigger } from '../program/program.ts';
import { FewTriggers } from './few-triggers.ts';
import { indexedTrigger, type IndexedTrigger } from './indexed-trigger.ts';
import { MatchIndex } from './match-index.ts';
import type { Matcher } from './matcher.ts';
import { PreparedTrigger, type ReachedAction } from './prepared-trigger.ts';

/** A program ready to run; what a trigger needs beyond its gate is made when it is first used. */
export interface PreparedProgram {
  readonly program: Program;
  readonly byEvent: ReadonlyMap<string, PreparedGroup>;
}

/** Below this trying each trigger is faster. */
const INDEXED_GROUP = 14;

/** The triggers of one event. */
export class PreparedGroup {
  /** In document order, disabled ones too (E2). */
  readonly triggers: readonly PreparedTrigger[];
  /** Whether every trigger is plain with one action. */
  readonly plain: boolean;
  /** What each trigger adds to an answer, if it is plain with one action: read in order, without a look at the trigger. */
  readonly ids: readonly string[];
  readonly actions: readonly (ReachedAction | undefined)[];
  readonly #timeZone: string;
  #matcher: Matcher | undefined;

  constructor(triggers: readonly PreparedTrigger[], timeZone: string) {
    this.triggers = triggers;
    this.ids = triggers.map(({ id }) => id);
    this.actions = triggers.map(({ fixed }) => (fixed.length === 1 ? fixed[0] : undefined));
    this.plain = this.actions.every((action) => action !== undefined);
    this.#timeZone = timeZone;
  }

  /** Finds enabled triggers. Made when it is first asked for, by `decide` alone. */
  get matcher(): Matcher {
    this.#matcher ??= this.#newMatcher();
    return this.#matcher;
  }

  #newMatcher(): Matcher {
    const enabled: IndexedTrigger[] = [];
    for (const [position, trigger] of this.triggers.entries()) {
      if (trigger.enabled) enabled.push(indexedTrigger(position, trigger.entry));
    }
    const few = enabled.length < INDEXED_GROUP;
    return few ? new FewTriggers(enabled, this.#timeZone) : new MatchIndex(enabled, this.#timeZone);
  }
}

/**
 * Never throws: what the compiler lets pass but cannot run fails where it is reached, in the trace. Triggers that are the
 * same objects as in `previous`, and groups of nothing but such, are taken from there with all that they have ready.
 */
export function prepare(program: Program, previous?: PreparedProgram): PreparedProgram {
  const { timeZone } = program;
  const known = previous?.program.timeZone === timeZone ? previous.byEvent : undefined;
  const lists = new Map<string, GroupBuilder>();
  for (const trigger of program.triggers) {
    let list = lists.get(trigger.event);
    if (!list) lists.set(trigger.event, (list = new GroupBuilder(known?.get(trigger.event), timeZone)));
    list.add(trigger);
  }
  return { program, byEvent: new Map([...lists].map(([event, list]) => [event, list.group()])) };
}

/** How many removed triggers are skipped at one place before the rest counts as new. */
const SKIPPED = 8;

/** The triggers of one event in a program, next to those of the same event in the program before. */
class GroupBuilder {
  readonly #before: PreparedGroup | undefined;
  readonly #known: readonly PreparedTrigger[];
  readonly #timeZone: string;
  /** Made at the first trigger that is not where it was; until then all are those of before. */
  #triggers: PreparedTrigger[] | undefined;
  #at = 0;

  constructor(before: PreparedGroup | undefined, timeZone: string) {
    this.#before = before;
    this.#known = before?.triggers ?? [];
    this.#timeZone = timeZone;
  }

  add(source: ProgramTrigger): void {
    const next = this.#known[this.#at];
    if (next?.source === source) {
      this.#at += 1;
      this.#triggers?.push(next);
      return;
    }
    this.#triggers ??= this.#known.slice(0, this.#at);
    this.#triggers.push(this.#further(source) ?? new PreparedTrigger(source, this.#timeZone));
  }

  #further(source: ProgramTrigger): PreparedTrigger | undefined {
    for (let at = this.#at + 1; at <= this.#at + SKIPPED && at < this.#known.length; at += 1) {
      const trigger = this.#known[at];
      if (trigger?.source !== source) continue;
      this.#at = at + 1;
      return trigger;
    }
    return undefined;
  }

  group(): PreparedGroup {
    const triggers = this.#triggers ?? this.#known.slice(0, this.#at);
    const same = this.#before && this.#triggers === undefined && this.#at === this.#known.length;
    return same ? this.#before : new PreparedGroup(triggers, this.#timeZone);
  }
}
