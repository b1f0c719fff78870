import { isJsonObject, type Json } from '../base/json.ts';
import type { Occurrence } from '../events/occurrence.ts';
import { formatFieldPath } from '../program/field-path.ts';
import type { FieldPath } from '../program/program.ts';
import { costOfEdit, NO_COST, sumOf, type ChangeCost } from './change-cost.ts';
import { fieldValue } from './edit-field.ts';

/** One field of an occurrence with another value. */
export interface FieldEdit {
  /** As a rule would write it. */
  readonly field: string;
  /** Absent when the field was missing. */
  readonly before?: Json;
  /** Absent when it is removed. */
  readonly after?: Json;
  /** A rule asks for it, or the trigger's active time. */
  readonly reason: 'rule' | 'gate';
}

/** A step of the search: a value was put at the path. */
export interface PathEdit {
  readonly path: FieldPath;
  readonly reason: FieldEdit['reason'];
  /** See `NearValue`. */
  readonly odd: number;
  /** How many edits it counts as: elements that a list loses. */
  readonly weight: number;
}

/**
 * All that differs between the two, named where a reader would look for it: at the path that was written, but at the new
 * element when one was appended, and at the parent when that had to be replaced. And what it costs together.
 */
export function namedEdits(
  original: Occurrence,
  edited: Occurrence,
  edits: readonly PathEdit[],
): { readonly edits: readonly FieldEdit[]; readonly cost: ChangeCost } {
  const named = new Map<string, { readonly path: FieldPath; readonly of: PathEdit[] }>();
  for (const edit of edits) {
    const path = changedPath(original, edit.path);
    const key = formatFieldPath(path);
    const known = named.get(key);
    if (known) known.of.push(edit);
    else named.set(key, { path, of: [edit] });
  }
  const all = [...named];
  const outermost = all.filter(
    ([, { path }]) => !all.some(([, other]) => other.path !== path && leadsTo(other.path, path)),
  );
  let cost = NO_COST;
  const result = outermost.map(([field, { path, of }]): FieldEdit => {
    const before = fieldValue(original, path);
    const after = fieldValue(edited, path);
    const one = costOfEdit(before, after);
    cost = sumOf(cost, {
      edits: Math.max(...of.map(({ weight }) => weight)),
      strangeness: one.strangeness + of.reduce((sum, { odd }) => sum + odd, 0),
      distance: one.distance,
    });
    const reason = of.some((edit) => edit.reason === 'gate') ? 'gate' : 'rule';
    return { field, ...(before !== undefined && { before }), ...(after !== undefined && { after }), reason };
  });
  return { edits: result, cost };
}

/** Whether the first path is the second or one of its parents. */
export function leadsTo(parent: FieldPath, path: FieldPath): boolean {
  return parent.root === path.root && parent.segments.every((segment, index) => path.segments[index] === segment);
}

/** The part of the path at which an edit made there first shows. */
function changedPath({ data, contact }: Occurrence, { root, segments }: FieldPath): FieldPath {
  if (root !== 'event' && root !== 'contact') return { root, segments };
  let value: Json | undefined = root === 'event' ? data : contact;
  for (const [index, segment] of segments.entries()) {
    if (typeof segment === 'number') {
      if (!Array.isArray(value)) return { root, segments: segments.slice(0, index) };
      const list: readonly Json[] = value;
      if (segment >= list.length) return { root, segments: segments.slice(0, index + 1) };
      value = list[segment];
    } else {
      if (value !== undefined && !isJsonObject(value)) return { root, segments: segments.slice(0, index) };
      value = value !== undefined && Object.hasOwn(value, segment) ? value[segment] : undefined;
    }
  }
  return { root, segments };
}
