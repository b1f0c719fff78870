/** How many letters must be added, taken away or changed to make one text of another, case aside; `most + 1` when it is more. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + Number(from[i - 1] !== to[j - 1]);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(row[to.length] ?? 0, most + 1);
}

/** The name that a mistyped one was probably meant as: the nearest within two edits, one in short names; swapped letters are one. */
export function nearestName(typed: string, names: Iterable<string>): string | undefined {
  const most = typed.length > 5 ? 2 : 1;
  const letters = sorted(typed);
  let nearest: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    const distance = sorted(name) === letters ? 1 : editDistance(typed, name, most);
    if (distance <= most && distance < (nearest?.distance ?? Infinity)) nearest = { name, distance };
  }
  return nearest?.name;
}

function sorted(text: string): string {
  return [...text.toLowerCase()].sort().join('');
}
