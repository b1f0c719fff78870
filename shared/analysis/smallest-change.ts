import type { Occurrence } from '../events/occurrence.ts';
import type { Program } from '../program/program.ts';
import { ChangeSearch } from './change-search.ts';
import type { FieldEdit } from './named-edits.ts';

/** What would have made a trigger fire. */
export interface SmallestChange {
  /** In the order in which the flow asks for them; none when the trigger fires as it is. */
  readonly edits: readonly FieldEdit[];
  /** The occurrence with these edits. */
  readonly occurrence: Occurrence;
}

/**
 * The cheapest edits of an occurrence after which the trigger fires (E4): the fewest, then those that keep the kind of
 * each value, then the nearest. Evaluated before it is offered; deterministic, with bounded work. Its contact
 * stands alone (O5).
 *
 * `now` is in epoch milliseconds. Where it is the occurrence's own time, as at the desk (E1), it moves along when
 * `occurredAt` is edited, which can bring the occurrence into the trigger's active time (E2).
 *
 * Undefined when none is found: the trigger is unknown, disabled, starts with another event, or no small
 * change of the fields that its rules read is known to do. That is no proof that there is none.
 */
export function smallestChange(
  program: Program,
  occurrence: Occurrence,
  trigger: string,
  o: { readonly now: number },
): SmallestChange | undefined {
  const found = program.triggers.find(({ id }) => id === trigger);
  if (!found?.enabled || found.event !== occurrence.event) return undefined;
  return new ChangeSearch(program, found, occurrence, o.now).run();
}
