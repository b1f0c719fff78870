import type { Json, JsonScalar } from '../base/json.ts';
import { plainNumber } from '../program/number-literal.ts';
import { NO, TYPE_MISMATCH, verdict, type Judge, type Verdict } from './verdict.ts';

/** The number a value stands for under C5: a number, or a text that is a plain decimal literal. */
export function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? plainNumber(value) : undefined;
}

/** The text a value stands for under C5: a string, or a number or boolean by its JSON text. */
export function scalarText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? JSON.stringify(value) : undefined;
}

/** How `ignoreCase` compares: NFC, then lower case without locale (C5). */
export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Equality with an operand, by the operand's type (C5). */
export function equalTo(operand: JsonScalar, ignoreCase: boolean): Judge {
  switch (typeof operand) {
    case 'number':
      return (value) => judged(numberOf(value), value, operand);
    case 'boolean':
      return (value) => judged(booleanOf(value), value, operand);
    case 'string':
      return ignoreCase ? equalFolded(folded(operand)) : equalText(operand);
    default:
      return (value) => (value === null ? verdict(true) : value === undefined ? NO : TYPE_MISMATCH);
  }
}

function judged<T>(converted: T | undefined, value: Json | undefined, operand: T): Verdict {
  if (converted === undefined) return value === undefined ? NO : TYPE_MISMATCH;
  return verdict(converted === operand);
}

function equalText(operand: string): Judge {
  return (value) => {
    if (typeof value === 'string') return verdict(value === operand);
    return judged(scalarText(value), value, operand);
  };
}

function equalFolded(operand: string): Judge {
  return (value) => {
    const text = scalarText(value);
    if (text === undefined) return value === undefined ? NO : TYPE_MISMATCH;
    return verdict(folded(text) === operand);
  };
}

function booleanOf(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' || value.length > 5) return undefined;
  const text = value.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
