import type { Json } from '../../shared/base/json.ts';
import { decide } from '../../shared/engine/decide.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import type { RuleTrace, TriggerTrace } from '../../shared/engine/trace.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { Program } from '../../shared/program/program.ts';
import { flipRule } from './flip-rule.ts';
import { setField } from './set-field.ts';

/** A field that would have to be another. */
export interface ChangedField {
  readonly field: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

export interface SmallestEdit {
  readonly changes: readonly ChangedField[];
  /** The occurrence with these changes: the trigger fires on it. */
  readonly occurrence: Occurrence;
}

/** More fields at once than this are no small change. */
const MOST_FIELDS = 3;
/** Evaluations in all: the search stays under a frame. */
const MOST_TRIES = 200;

/**
 * The fewest fields whose change makes the trigger fire, found by asking the engine; undefined when it finds none among
 * the rules of the reached conditions. `now` in epoch milliseconds.
 */
export function smallestEdit(
  program: Program,
  trace: TriggerTrace,
  occurrence: Occurrence,
  now: number,
): SmallestEdit | undefined {
  const prepared = prepare({ ...program, triggers: program.triggers.filter(({ id }) => id === trace.trigger) });
  const fires = (one: Occurrence) =>
    decide(prepared, one, { now, state: { contact: one.contact } }).fired.includes(trace.trigger);
  const rules = distinct(trace.nodes.flatMap((entry) => entry.rules ?? []));
  let tries = 0;
  for (let size = 1; size <= Math.min(MOST_FIELDS, rules.length); size++) {
    for (const chosen of subsets(rules, size)) {
      if ((tries += 1) > MOST_TRIES) return undefined;
      const edit = edited(occurrence, chosen);
      if (edit && fires(edit.occurrence)) return edit;
    }
  }
  return undefined;
}

/** Rules that can be turned; those that fail first, one for each field and value. */
function distinct(rules: readonly RuleTrace[]): readonly RuleTrace[] {
  const seen = new Set<string>();
  return [...rules]
    .sort((a, b) => Number(a.result) - Number(b.result))
    .filter((rule) => {
      const flip = flipRule(rule);
      const key = JSON.stringify([flip?.field, flip?.value ?? null]);
      if (!flip || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

function edited(occurrence: Occurrence, rules: readonly RuleTrace[]): SmallestEdit | undefined {
  let next: Occurrence | undefined = occurrence;
  const changes: ChangedField[] = [];
  for (const rule of rules) {
    const flip = flipRule(rule);
    if (!flip || changes.some(({ field }) => field === flip.field)) return undefined;
    next = setField(next, flip.field, flip.value);
    if (!next) return undefined;
    changes.push({ field: flip.field, before: rule.actual, after: flip.value });
  }
  return { changes, occurrence: next };
}

/** All subsets of a size, in the order of the list. */
function* subsets<T>(list: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= list.length - size; index++) {
    for (const rest of subsets(list, size - 1, index + 1)) yield [list[index] as T, ...rest];
  }
}
