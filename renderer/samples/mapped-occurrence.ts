import { isJsonObject, type Json } from '../../shared/base/json.ts';
import type { TextProblem } from '../../shared/base/problem.ts';
import { applyMapping } from '../../shared/events/mapping/apply-mapping.ts';
import { readForeignJson } from '../../shared/events/mapping/foreign-json.ts';
import { proposeMapping, type Mapping, type MappingRow } from '../../shared/events/mapping/propose-mapping.ts';
import type { ParsedOccurrence } from '../../shared/events/parse-occurrences.ts';
import { isSdkShape } from '../../shared/events/read-sdk-occurrence.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { checkOccurrences } from '../simulator/check-occurrences.ts';

/** What the user changed of the proposal. */
export interface MappingEdits {
  /** Targets by their field. */
  readonly targets: Readonly<Record<string, string>>;
  readonly event: string | null;
}

export const NO_EDITS: MappingEdits = { targets: {}, event: null };

export type Mapped =
  | { readonly kind: 'empty' }
  | { readonly kind: 'broken'; readonly problems: readonly TextProblem[] }
  /** Native or the SDK's shape: nothing to map. */
  | { readonly kind: 'occurrence'; readonly checked: ParsedOccurrence }
  | {
      readonly kind: 'mapped';
      readonly mapping: Mapping;
      readonly rows: readonly MappingRow[];
      readonly event: string;
      readonly text: string;
      readonly checked: ParsedOccurrence;
    };

/** What becomes of pasted JSON. `now` in epoch milliseconds, `fallback`: the event where none comes close. */
export function mapped(
  text: string,
  edits: MappingEdits,
  o: { readonly workspace: Workspace; readonly now: number; readonly fallback: string },
): Mapped {
  if (text.trim() === '') return { kind: 'empty' };
  const read = readForeignJson(text);
  if (!read.ok) return { kind: 'broken', problems: read.error };
  const value = firstOf(read.value);
  const checkOne = (json: string): ParsedOccurrence | undefined => checkOccurrences(json, o.workspace)[0];
  if (isOccurrence(value)) {
    const checked = checkOne(JSON.stringify(value));
    if (checked) return { kind: 'occurrence', checked };
  }
  const mapping = proposeMapping(value, o.workspace.events);
  const rows = mapping.rows.map((row) => ({ ...row, to: edits.targets[row.from] ?? row.to }));
  const event = edits.event ?? mapping.event ?? o.fallback;
  const occurrence = applyMapping(value, rows, { event, now: o.now, id: `sample-${o.now}` });
  const json = `${JSON.stringify(occurrence, null, 2)}\n`;
  const checked = checkOne(json);
  return checked ? { kind: 'mapped', mapping, rows, event, text: json, checked } : { kind: 'empty' };
}

/** Of a list the first, as the simulator takes it. */
function firstOf(value: Json): Json {
  return Array.isArray(value) && value.length > 0 ? (value[0] as Json) : value;
}

function isOccurrence(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  return isSdkShape(value) || ['event', 'occurredAt', 'contact', 'data'].every((name) => Object.hasOwn(value, name));
}
