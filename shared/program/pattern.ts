import { RE2JS } from 're2js';
import { err, ok, type Result } from '../base/result.ts';

/** A compiled RE2 pattern: matching takes time linear in the text, whatever the pattern (C4). */
export interface Pattern {
  /** Whether the pattern is found anywhere in the text. */
  test(text: string): boolean;
}

export const PATTERN_LENGTH = 1000;
const PROGRAM_SIZE = 20_000;
const CACHE_SIZE = 500;
const cache = new Map<string, Result<Pattern, string>>();

/**
 * Compiles an RE2 pattern; `ignoreCase` is RE2's `(?i)`. The error says what RE2 refuses: look-around, back references,
 * possessive repeats, repeats above 1,000, and here also patterns over 1,000 characters. The last 500 patterns are remembered.
 */
export function compilePattern(source: string, ignoreCase = false): Result<Pattern, string> {
  const key = (ignoreCase ? 'i' : '-') + source;
  const known = cache.get(key);
  if (known) return known;
  const compiled = compile(source, ignoreCase);
  if (cache.size >= CACHE_SIZE) {
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  }
  cache.set(key, compiled);
  return compiled;
}

function compile(source: string, ignoreCase: boolean): Result<Pattern, string> {
  if (source.length > PATTERN_LENGTH) return err(`The pattern has more than ${PATTERN_LENGTH} characters.`);
  try {
    const compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    if (compiled.programSize() > PROGRAM_SIZE) return err('The pattern repeats so much that it is too large to run.');
    return ok({ test: (text) => compiled.test(text) });
  } catch (error) {
    return err(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const reason = message.replace(/^error parsing regexp: /, '');
  if (/\(\?(?:[=!>]|<[=!])/.test(reason)) return `RE2 has no look-around or atomic groups (${reason}).`;
  if (/invalid escape sequence: `\\[1-9]/.test(reason)) return `RE2 has no back references (${reason}).`;
  return `The pattern is not an RE2 pattern: ${reason}.`;
}
