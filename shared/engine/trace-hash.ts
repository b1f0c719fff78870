import { hashOf } from '../base/sha256.ts';
import { wellFormedJson } from '../program/well-formed.ts';
import type { Trace } from './trace.ts';

/**
 * `sha256:…` of the trace's canonical JSON, which holds the program hash (E7). Lone surrogates and non-finite numbers,
 * which no accepted occurrence holds (O4), count as U+FFFD and null.
 */
export function traceHash(trace: Trace): string {
  return hashOf(wellFormedJson(trace));
}
