import type { z } from 'zod';
import { isJsonObject, type Json } from '../base/json.ts';
import type { Severity } from '../base/problem.ts';
import { memberSchema } from './condition.ts';
import { memberShape, shapeOf } from './document-shape.ts';

/** A finding about a parsed document; `at` says whether it is about the value at `path` or about its key. */
export interface DocumentFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly at: 'value' | 'key';
}

/**
 * Checks a value against a schema of strict objects and tells everything that is wrong. Unknown keys are warnings (F0): they stay in the
 * value, nested unions included, because only a copy without them meets the schema.
 */
export function checkDocument(value: Json, schema: z.ZodType): readonly DocumentFinding[] {
  const unknown: DocumentFinding[] = [];
  const known = knownPart(value, schema, [], unknown);
  const result = schema.safeParse(known);
  if (result.success) return unknown;
  const issues = result.error.issues.flatMap((issue) => flatIssues(issue, [], known));
  return [...issues.map((issue) => findingOf(issue, known)), ...unknown];
}

type Path = readonly (string | number)[];

/** The value without unknown keys, each of which is reported. `Object.fromEntries` keeps `__proto__` an ordinary key. */
function knownPart(value: Json, schema: z.core.$ZodType | undefined, path: Path, unknown: DocumentFinding[]): Json {
  if (schema === undefined || typeof value !== 'object' || value === null) return value;
  const shape = shapeOf(schema, value);
  if (shape.kind === 'free') return value;
  if (!isJsonObject(value)) {
    return value.map((member, index) => knownPart(member, memberShape(shape, index), [...path, index], unknown));
  }
  const members = Object.entries(value).flatMap(([key, member]) => {
    const inner = memberShape(shape, key);
    if (inner !== undefined) return [[key, knownPart(member, inner, [...path, key], unknown)] as const];
    unknown.push({
      code: 'file.unknownKey',
      severity: 'warning',
      message: `Hookflow does not know the key “${key}”. It has no effect, and is kept when you save.`,
      path: [...path, key],
      at: 'key',
    });
    return [];
  });
  return Object.fromEntries(members);
}

interface FlatIssue {
  readonly issue: z.core.$ZodIssue;
  readonly path: Path;
}

/** An issue of a union is replaced by the issues of the option that the value is meant to be. */
function flatIssues(issue: z.core.$ZodIssue, before: Path, document: Json): readonly FlatIssue[] {
  const path = [...before, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
  const value = valueAt(document, path);
  if (!isJsonObject(value)) return [{ issue, path }];
  const meant = memberSchema(value).safeParse(value);
  return meant.success ? [{ issue, path }] : meant.error.issues.flatMap((inner) => flatIssues(inner, path, document));
}

function findingOf({ issue, path }: FlatIssue, document: Json): DocumentFinding {
  const name = describe(path);
  const found = valueAt(document, path);
  const error = { severity: 'error', at: 'value' } as const;
  const parent = path.slice(0, -1);
  if (found === undefined && path.length > 0) {
    return { ...error, code: 'file.missingKey', message: `${name} is missing.`, path: parent };
  }
  if (issue.code === 'invalid_value') {
    const message = `${name} must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`;
    return { ...error, code: 'file.value', message, path };
  }
  if (issue.code === 'invalid_union' && typeof issue.discriminator === 'string') {
    const message = `There is no ${issue.discriminator} ${JSON.stringify(found)}.`;
    return { ...error, code: 'file.value', message, path };
  }
  const expected = issue.code === 'invalid_type' ? issue.expected : undefined;
  const message = `${name} must be ${TYPE_WORDS[expected ?? ''] ?? 'a condition, a rule or an item test'}.`;
  return { ...error, code: 'file.type', message, path };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function describe(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The document';
  return typeof last === 'number' ? `Entry ${last + 1} of “${String(path.at(-2))}”` : `“${last}”`;
}

function valueAt(document: Json, path: Path): Json | undefined {
  let value: Json | undefined = document;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = (value as readonly Json[])[step];
    else if (isJsonObject(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}
