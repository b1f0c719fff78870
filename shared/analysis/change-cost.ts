import type { Json } from '../base/json.ts';
import { instantOf } from '../program/instant.ts';
import { plainNumber } from '../program/number-literal.ts';

/** What a change costs: the number of edits first, then how far they stray from the kind of value, then how far in it. */
export interface ChangeCost {
  readonly edits: number;
  readonly strangeness: number;
  readonly distance: number;
}

export const NO_COST: ChangeCost = { edits: 0, strangeness: 0, distance: 0 };

export function isLess(a: ChangeCost, b: ChangeCost): boolean {
  if (a.edits !== b.edits) return a.edits < b.edits;
  return a.strangeness === b.strangeness ? a.distance < b.distance : a.strangeness < b.strangeness;
}

export function sumOf(a: ChangeCost, b: ChangeCost): ChangeCost {
  return {
    edits: a.edits + b.edits,
    strangeness: a.strangeness + b.strangeness,
    distance: a.distance + b.distance,
  };
}

/** Of a text that is another altogether. */
const ALTOGETHER = 1000;

/** What it costs to have `after` in place of `before`, each undefined where the field is missing. */
export function costOfEdit(before: Json | undefined, after: Json | undefined): ChangeCost {
  const cost = (strangeness: number, distance: number): ChangeCost => ({ edits: 1, strangeness, distance });
  if (after === undefined) return cost(3, 0);
  if (before === undefined || before === null) return cost(2, sizeOf(after));
  if (typeof before === 'number' && typeof after === 'number') return cost(0, gap(before, after));
  if (typeof before === 'string' && typeof after === 'string') return costOfText(before, after, cost);
  if (Array.isArray(before) && Array.isArray(after)) return cost(1, Math.abs(before.length - after.length));
  return typeof before === typeof after && !Array.isArray(before) && !Array.isArray(after) && after !== null
    ? cost(1, 1)
    : cost(3, JSON.stringify(after).length);
}

type Cost = (strangeness: number, distance: number) => ChangeCost;

function costOfText(before: string, after: string, cost: Cost): ChangeCost {
  if (before === '') return cost(1, sizeOf(after));
  const [a, b] = [plainNumber(before), plainNumber(after)];
  if (a !== undefined && b !== undefined) return cost(0, gap(a, b));
  const [from, to] = [instantOf(before, 'UTC'), instantOf(after, 'UTC')];
  if (from !== undefined && to !== undefined) {
    return cost(before.length === after.length ? 0 : 1, gap(from, to) / 60_000);
  }
  return cost(1, changedLength(before, after));
}

function sizeOf(value: Json): number {
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length : 1;
}

function gap(a: number, b: number): number {
  return Math.abs(a - b);
}

/** Characters between the common start and the common end. */
function changedLength(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (start + end === 0 && before !== '') return ALTOGETHER;
  return Math.max(before.length, after.length) - start - end;
}
