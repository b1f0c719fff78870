import { err, ok, type Result } from '../base/result.ts';
import type { FieldPath } from './program.ts';

const ROOTS = ['event', 'contact', 'occurrence', 'item'] as const;
const OCCURRENCE_MEMBERS: readonly string[] = ['id', 'event', 'occurredAt'];

const ROOT = /^[A-Za-z_][\w-]*/;
const NAME = /^[\p{L}\p{N}_$-]+/u;
const DOTTED = /^\.([\p{L}\p{N}_$-]+)/u;
const INDEX = /^\[(0|[1-9]\d{0,8})\]/;
const QUOTED = /^\[("(?:[^"\\]|\\.)*")\]/u;
const ONLY_DIGITS = /^\p{N}+$/u;

/**
 * Reads a field path as written: `contact.city`, `event["any text"]`, `event.items[0].sku` (C2).
 * The error is a sentence that says what is wrong and at which character, counted from 1.
 * Whether `item` may stand at this place is the caller's to judge (C7).
 */
export function parseFieldPath(text: string): Result<FieldPath, string> {
  if (text.trim() === '') return err('Choose a field.');
  const rootName = ROOT.exec(text)?.[0] ?? '';
  const root = ROOTS.find((name) => name === rootName);
  if (root === undefined) {
    return err(`A field starts with event, contact or occurrence, not with “${firstWord(text)}”.`);
  }
  const segments: (string | number)[] = [];
  let at = root.length;
  while (at < text.length) {
    const step = readSegment(text.slice(at));
    if (!step.ok) return err(`At character ${at + 1}: ${step.error}`);
    segments.push(step.value.segment);
    at += step.value.length;
  }
  const refused = root === 'occurrence' ? refuseOccurrenceMember(segments) : undefined;
  return refused === undefined ? ok({ root, segments }) : err(refused);
}

/** The shortest text that `parseFieldPath` reads as this path. */
export function formatFieldPath(path: FieldPath): string {
  return path.root + path.segments.map(formatSegment).join('');
}

function formatSegment(segment: string | number): string {
  if (typeof segment === 'number') return `[${segment}]`;
  const plain = NAME.exec(segment)?.[0] === segment && !ONLY_DIGITS.test(segment);
  return plain ? `.${segment}` : `[${JSON.stringify(segment)}]`;
}

function readSegment(rest: string): Result<{ segment: string | number; length: number }, string> {
  if (rest.startsWith('.')) {
    const name = DOTTED.exec(rest)?.[1];
    if (name === undefined) {
      return err('a name must follow the dot; write a name with other characters as ["any text"].');
    }
    if (ONLY_DIGITS.test(name)) {
      return err(`write [${name}] for an element of a list, ["${name}"] for a member of that name.`);
    }
    return ok({ segment: name, length: name.length + 1 });
  }
  const index = INDEX.exec(rest);
  if (index?.[1] !== undefined) return ok({ segment: Number(index[1]), length: index[0].length });
  const quoted = QUOTED.exec(rest);
  if (quoted?.[1] !== undefined) {
    const name = readString(quoted[1]);
    return name === undefined
      ? err('the text between the quotes is not a JSON string.')
      : ok({ segment: name, length: quoted[0].length });
  }
  if (rest.startsWith('['))
    return err('brackets hold a whole number, as in [0], or a quoted text, as in ["any text"].');
  return err(`“${[...rest][0] ?? ''}” cannot stand here; write a dot or brackets, or ["any text"] for such a name.`);
}

function readString(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' && !/\p{Surrogate}/u.test(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuseOccurrenceMember(segments: readonly (string | number)[]): string | undefined {
  const [first] = segments;
  if (segments.length === 1 && typeof first === 'string' && OCCURRENCE_MEMBERS.includes(first)) return undefined;
  return 'Of an occurrence a rule sees occurrence.id, occurrence.event and occurrence.occurredAt.';
}

function firstWord(text: string): string {
  return /^[^.[\s]+/.exec(text)?.[0] ?? text.slice(0, 1);
}
