import type { Json } from '../base/json.ts';
import { folded, scalarText } from '../engine/scalar-equality.ts';
import type { RuleTest } from '../program/program.ts';
import { near, type NearValue } from './near-value.ts';
import { patternWitness } from './pattern-witness.ts';

/** Starts, or ends, and parts that are combined with one another. */
const MOST_COMBINED = 3;
const MOST_PARTS = 4;
const LETTER_LAST = /[\p{L}\p{N}]$/u;
const LETTER_FIRST = /^[\p{L}\p{N}]/u;
const NUMBERLIKE = /^[\d+\-(). ]+$/;

/** Texts near the actual one that rules about text ask for, or that lack what they forbid (C4). */
export function nearestTexts(rules: readonly RuleTest[], actual: string): readonly NearValue[] {
  const starts: string[] = [];
  const parts: string[] = [];
  const ends: string[] = [];
  const usual = rules.flatMap(({ operator, value, ignoreCase }): readonly string[] => {
    switch (operator) {
      case 'equals':
      case 'in':
        return textsOf(value);
      case 'contains':
      case 'matches': {
        const found = operator === 'contains' ? textsOf(value) : witnessesOf(value);
        parts.push(...found);
        return found.flatMap((part) => [appended(actual, part), without(actual, part, ignoreCase)]);
      }
      case 'startsWith':
        if (typeof value !== 'string') return [];
        starts.push(value);
        return [started(actual, value), withoutStart(actual, value, ignoreCase)];
      case 'endsWith':
        if (typeof value !== 'string') return [];
        ends.push(value);
        return [ended(actual, value), withoutEnd(actual, value, ignoreCase)];
      default:
        return [];
    }
  });
  const more = rules.length > 1 ? combined(actual, starts, parts, ends) : [];
  const glued = parts.map((part) => actual + part);
  return [...near(usual), ...near([...starts, ...parts, ...ends, ...glued, ...more], 1)];
}

function witnessesOf(pattern: Json | undefined): readonly string[] {
  const witness = typeof pattern === 'string' ? patternWitness(pattern) : undefined;
  return witness === undefined ? [] : [witness];
}

function textsOf(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(textsOf);
  const text = scalarText(value);
  return text === undefined ? [] : [text];
}

/** With a space between words. */
function appended(actual: string, part: string): string {
  return LETTER_LAST.test(actual) && LETTER_FIRST.test(part) ? `${actual} ${part}` : actual + part;
}

/** Digits are written over, words are put before. */
function started(actual: string, start: string): string {
  const over = NUMBERLIKE.test(start) && NUMBERLIKE.test(actual);
  return over ? start + actual.slice(start.length) : start + actual;
}

/** An ending such as `@example.com` or `.pdf` replaces the one that is there. */
function ended(actual: string, end: string): string {
  const [mark = ''] = end;
  const at = mark === '' || LETTER_FIRST.test(mark) ? -1 : actual.lastIndexOf(mark);
  return (at < 0 ? actual : actual.slice(0, at)) + end;
}

function without(actual: string, part: string, ignoreCase: boolean): string {
  if (part === '') return actual;
  const wanted = ignoreCase ? folded(part) : part;
  let text = actual;
  for (;;) {
    const read = ignoreCase ? folded(text) : text;
    const at = read.indexOf(wanted);
    if (at < 0 || read.length !== text.length) return text;
    text = text.slice(0, at) + text.slice(at + wanted.length);
  }
}

function withoutStart(actual: string, start: string, ignoreCase: boolean): string {
  let text = actual;
  while (text !== '' && start !== '' && alike(text.slice(0, start.length), start, ignoreCase)) {
    text = text.slice(start.length);
  }
  return text;
}

function withoutEnd(actual: string, end: string, ignoreCase: boolean): string {
  let text = actual;
  while (text !== '' && end !== '' && alike(text.slice(-end.length), end, ignoreCase)) {
    text = text.slice(0, -end.length);
  }
  return text;
}

function alike(a: string, b: string, ignoreCase: boolean): boolean {
  return ignoreCase ? folded(a) === folded(b) : a === b;
}

/** For several rules on one text: a start, what is there with some of the parts, an end; more where that is refused. */
function combined(
  actual: string,
  starts: readonly string[],
  parts: readonly string[],
  ends: readonly string[],
): readonly string[] {
  if (starts.length + parts.length + ends.length === 0) return [];
  const some = subsets(parts.slice(0, MOST_PARTS));
  const all = parts.join('');
  const bodies = [
    ...some.map((chosen) => chosen.filter((part) => !actual.includes(part)).reduce(appended, actual)),
    ...some.map((chosen) => chosen.join('')),
    ...['', all].flatMap((text) => [`${text}1`, `1${text}`, `1${text}1`]),
  ];
  const first = ['', ...starts.slice(0, MOST_COMBINED)];
  const last = ['', ...ends.slice(0, MOST_COMBINED)];
  const texts = [...new Set(bodies)];
  return first.flatMap((start) => texts.flatMap((body) => last.map((end) => start + body + end)));
}

function subsets<T>([first, ...rest]: readonly T[]): readonly (readonly T[])[] {
  if (first === undefined) return [[]];
  const without = subsets(rest);
  return [...without.map((chosen) => [first, ...chosen]), ...without];
}
