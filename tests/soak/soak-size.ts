/** `npm run soak` runs the long forms; `npm test` the short ones, of seconds. */
export function soakSize(short: number, long: number): number {
  return process.env['HOOKFLOW_SOAK'] === '1' ? long : short;
}

/** Numbers in [0, 1) that a seed repeats; the seed is said when something fails. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
