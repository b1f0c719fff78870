import { parseTree } from 'jsonc-parser';
import { isJsonObject, type Json } from '../../shared/base/json.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';

/** One occurrence of a file, as it is written there. */
export interface WrittenOccurrence {
  /** 1-based: the line of NDJSON, else the place in the list. */
  readonly item: number;
  readonly text: string;
}

/**
 * The occurrences of a file: one, a list, or one a line. Their text is kept as it is, so that the server judges what was written
 * (O4). The error is a sentence.
 */
export function splitOccurrences(text: string): Result<readonly WrittenOccurrence[], string> {
  const whole = parsed(text);
  if (isJsonObject(whole)) return ok([{ item: 1, text: text.trim() }]);
  if (Array.isArray(whole)) return ok(elements(text));
  if (whole !== undefined) return err('The file holds a single value that is no occurrence.');
  const lines = text
    .split('\n')
    .map((line, index) => ({ item: index + 1, text: line.trim() }))
    .filter((line) => line.text !== '');
  const bad = lines.find((line) => parsed(line.text) === undefined);
  if (lines.length === 0) return err('The file is empty.');
  if (bad) return err(`The file is neither JSON nor one JSON value a line: see line ${bad.item}. Nothing was sent.`);
  return ok(lines);
}

function elements(text: string): readonly WrittenOccurrence[] {
  const children = parseTree(text)?.children ?? [];
  return children.map(({ offset, length }, index) => ({ item: index + 1, text: text.slice(offset, offset + length) }));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * An occurrence in the SDK's shape without a date gets the moment of sending: the id that the server derives from it is then the
 * same in every attempt (O2). `at` must differ for each occurrence, or two alike would count as one.
 */
export function withStableId({ item, text }: WrittenOccurrence, at: number): WrittenOccurrence {
  const value = parsed(text);
  if (!isJsonObject(value) || !Object.hasOwn(value, 'event_code') || Object.hasOwn(value, 'event_date')) {
    return { item, text };
  }
  const date = JSON.stringify(new Date(at).toISOString());
  return { item, text: text.replace('{', () => `{"event_date":${date},`) };
}
