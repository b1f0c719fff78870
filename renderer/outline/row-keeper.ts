import type { PlacedRow } from './outline-rows.ts';

/** Keeps a row's object as long as a new one says the same, so that an edit renders only the rows that it changes. */
export function rowKeeper(): (rows: readonly PlacedRow[]) => readonly PlacedRow[] {
  let kept = new Map<string, PlacedRow>();
  return (rows) => {
    const next = rows.map((placed) => {
      const before = kept.get(placed.row.key);
      return before !== undefined && isSame(before, placed) ? before : placed;
    });
    kept = new Map(next.map((placed) => [placed.row.key, placed]));
    return next;
  };
}

function isSame(before: PlacedRow, after: PlacedRow): boolean {
  if (before.position !== after.position || before.siblings !== after.siblings) return false;
  const [a, b] = [Object.entries(before.row), new Map(Object.entries(after.row))];
  return a.length === b.size && a.every(([name, value]) => Object.is(b.get(name), value));
}
