/** So few numbers are put in order by insertion. */
const FEW = 24;

/** Puts the numbers from `start` to before `end` in ascending order. */
export function sortPlaces(list: Int32Array, start: number, end: number): void {
  if (end - start > FEW) {
    list.subarray(start, end).sort();
    return;
  }
  for (let next = start + 1; next < end; next += 1) {
    const value = list[next] as number;
    let at = next;
    for (; at > start && (list[at - 1] as number) > value; at -= 1) list[at] = list[at - 1] as number;
    list[at] = value;
  }
}
