import { hashOf } from '../base/sha256.ts';
import type { Program } from './program.ts';

const known = new WeakMap<Program, string>();

/** `sha256:…` of the program's canonical JSON: tells whether behaviour changed (F5, E7). Hashed once a program object. */
export function programHash(program: Program): string {
  const before = known.get(program);
  if (before !== undefined) return before;
  const hash = hashOf(program);
  known.set(program, hash);
  return hash;
}
