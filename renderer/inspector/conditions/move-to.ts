import type { Group } from '../../../shared/flow/condition.ts';
import { insertInto, memberAt, parentOf, removeAt, type Edited, type Pointer } from './condition-path.ts';

/** A gap between members: before the member of that index, or after the last. */
export interface Gap {
  readonly group: Pointer;
  readonly index: number;
}

/** Item tests are walls: what stands in one sees an item that others do not (C7). A member stays on its side, and out of itself. */
export function mayMoveTo(from: Pointer, { group }: Gap): boolean {
  const wall = (pointer: Pointer): string => pointer.slice(0, pointer.lastIndexOf('/where') + 1);
  return wall(parentOf(from)?.group ?? '') === wall(group) && !`${group}/`.startsWith(`${from}/`);
}

/** Moves a member into a gap; undefined where it may not go or stands already. */
export function moveTo(root: Group, from: Pointer, gap: Gap): Edited | undefined {
  const parent = parentOf(from);
  const member = memberAt(root, from);
  if (parent === undefined || member === undefined || !mayMoveTo(from, gap)) return undefined;
  if (parent.group === gap.group && (gap.index === parent.index || gap.index === parent.index + 1)) return undefined;
  const inserted = insertInto(root, gap.group, member, gap.index);
  const old = shifted(from, gap.group, (index) => (index >= gap.index ? index + 1 : index));
  const oldIndex = parentOf(old)?.index ?? 0;
  const now = shifted(inserted.pointer, parentOf(old)?.group ?? '', (index) => (index > oldIndex ? index - 1 : index));
  return { group: removeAt(inserted.group, old), pointer: now };
}

/** The pointer with its index in that group changed; the same when it does not lead through the group. */
function shifted(pointer: Pointer, group: Pointer, change: (index: number) => number): Pointer {
  const start = `${group}/of/`;
  if (!pointer.startsWith(start)) return pointer;
  const [index = '', ...rest] = pointer.slice(start.length).split('/');
  return [`${start}${change(Number(index))}`, ...rest].join('/');
}
