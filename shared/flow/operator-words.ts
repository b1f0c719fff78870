import { isJsonObject, type Json } from '../base/json.ts';

const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  exists: ['exists', 'does not exist'],
  isEmpty: ['is empty', 'is not empty'],
  equals: ['is', 'is not'],
  in: ['is one of', 'is none of'],
  greaterThan: ['is more than', 'is not more than'],
  atLeast: ['is at least', 'is not at least'],
  lessThan: ['is less than', 'is not less than'],
  atMost: ['is at most', 'is not at most'],
  between: ['is between', 'is not between'],
  contains: ['contains', 'does not contain'],
  startsWith: ['starts with', 'does not start with'],
  endsWith: ['ends with', 'does not end with'],
  matches: ['matches', 'does not match'],
  before: ['is before', 'is not before'],
  after: ['is after', 'is not after'],
  withinLast: ['is within the last', 'is not within the last'],
};

/** An operator or its exact complement in words (C6): "is at least", "is not at least". Unknown ones as they are written. */
export function operatorWords(operator: string, not = false): string {
  const words = Object.hasOwn(WORDS, operator) ? WORDS[operator] : undefined;
  if (words !== undefined) return not ? words[1] : words[0];
  return operator === '' ? '…' : not ? `not ${operator}` : operator;
}

/**
 * An operand as a person reads it: `Austin`, `100 and 200`, `7 days`. Texts that could be taken for something else stand in quotes.
 * Empty for operators that take none.
 */
export function valueWords(value: Json | undefined, operator = ''): string {
  if (operator === 'exists' || operator === 'isEmpty') return '';
  if (value === undefined) return '…';
  if (operator === 'between' && Array.isArray(value) && value.length === 2) return value.map(wordsOf).join(' and ');
  if (operator === 'withinLast' && isJsonObject(value)) return durationWords(value['amount'], value['unit']);
  return wordsOf(value);
}

/** `7 days`, `1 hour`; `…` stands for what is missing. */
export function durationWords(amount: Json | undefined, unit: Json | undefined): string {
  const count = typeof amount === 'number' ? String(amount) : '…';
  if (typeof unit !== 'string') return `${count} …`;
  return `${count} ${unit}${amount === 1 ? '' : 's'}`;
}

function wordsOf(value: Json): string {
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : (value as readonly Json[]).map(wordsOf).join(', ');
  return JSON.stringify(value);
}

/** Texts that read as the text that they are. */
function isPlain(text: string): boolean {
  if (text === '' || text !== text.trim() || /[\p{Cc},"]/u.test(text)) return false;
  return !/^(?:null|true|false|nothing|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(text);
}
