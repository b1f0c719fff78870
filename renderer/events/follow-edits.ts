import type { Edit } from '../../shared/base/problem.ts';
import { addEventEdit, relabelEventEdit, removeEventEdit } from '../../shared/events/edit-hookable-events.ts';
import type { HookableEvent } from '../../shared/events/hookable-event.ts';

/** Edits of a text, counted in the text that the edit before it left. */
type TextEdit = (text: string) => readonly Edit[];

/** What turns a text of `before` into one of `after` and changes nothing else (H7). Order is followed only at the end. */
export function followEdits(before: readonly HookableEvent[], after: readonly HookableEvent[]): readonly TextEdit[] {
  const labels = new Map(after.map(({ id, label }) => [id, label]));
  const known = new Set(before.map(({ id }) => id));
  return [
    ...before.flatMap(({ id, label }): readonly TextEdit[] => {
      const now = labels.get(id);
      if (now === undefined) return [(text) => removeEventEdit(text, id)];
      return now === label ? [] : [(text) => relabelEventEdit(text, id, now)];
    }),
    ...after
      .filter(({ id }) => !known.has(id))
      .map(
        (event): TextEdit =>
          (text) =>
            addEventEdit(text, event),
      ),
  ];
}
