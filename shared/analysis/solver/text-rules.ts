import type { Json } from '../../base/json.ts';
import { folded, scalarText } from '../../engine/scalar-equality.ts';
import { wellFormedText } from '../../program/well-formed.ts';
import type { RuleLiteral } from './formula.ts';
import { ASCII_LOWER, FOLDED, isAscii } from './folded-characters.ts';
import { patternAutomaton } from './pattern-automaton.ts';
import { partAutomaton, SAME, wordAutomaton, type CharacterMap, type TextAutomaton } from './text-automaton.ts';

/** What a rule reads in a text: a number, a time, or its characters. */
export type Reading = 'number' | 'time' | 'characters' | 'mixed' | 'nothing';

export function readingOf({ rule: { operator, value } }: RuleLiteral): Reading {
  switch (operator) {
    case 'exists':
      return 'nothing';
    case 'greaterThan':
    case 'atLeast':
    case 'lessThan':
    case 'atMost':
    case 'between':
      return 'number';
    case 'before':
    case 'after':
    case 'withinLast':
      return 'time';
    case 'equals':
      return typeof value === 'number' ? 'number' : value === null ? 'nothing' : 'characters';
    case 'in': {
      const operands = operandsOf(value);
      if (operands.every((operand) => operand === null)) return 'nothing';
      if (!operands.some((operand) => typeof operand === 'number')) return 'characters';
      return operands.every((operand) => typeof operand === 'number' || operand === null) ? 'number' : 'mixed';
    }
    case 'contains':
      return value === null ? 'nothing' : 'characters';
    case 'isEmpty':
    case 'startsWith':
    case 'endsWith':
    case 'matches':
      return 'characters';
  }
}

export function operandsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value];
}

/** What the operator itself is to say, without `not`. */
export function isAsked({ rule, wanted }: RuleLiteral): boolean {
  return wanted !== rule.not;
}

/** The texts that some such rule leaves, when there are only so many. */
export function onlyTexts(literals: readonly RuleLiteral[]): readonly string[] | undefined {
  const lists = literals.flatMap((literal): readonly (readonly string[])[] => {
    const { operator, value, ignoreCase } = literal.rule;
    if (!isAsked(literal)) return [];
    if (operator === 'isEmpty') return [['']];
    const reading = readingOf(literal);
    if (ignoreCase || (operator !== 'equals' && operator !== 'in') || reading !== 'characters') return [];
    return [operandsOf(value).flatMap(textsEqual)];
  });
  return lists.sort((a, b) => a.length - b.length)[0];
}

function textsEqual(operand: Json): readonly string[] {
  if (typeof operand !== 'boolean') return typeof operand === 'string' ? [operand] : [];
  return Array.from(String(operand)).reduce<readonly string[]>(
    (starts, letter) => starts.flatMap((start) => [start + letter, start + letter.toUpperCase()]),
    [''],
  );
}

/**
 * The rule as an automaton: over the text itself, exact; over the folded text, exact as well; or a guess at what the text
 * must be for its folded form to be right. Undefined where there is none.
 */
export function automatonOf(literal: RuleLiteral, over: 'text' | 'folded' | 'guess'): TextAutomaton | undefined {
  const { operator, value, ignoreCase } = literal.rule;
  const asked = isAsked(literal);
  if (operator === 'isEmpty') return over === 'folded' ? undefined : wordAutomaton([''], asked);
  if (operator === 'matches') {
    if (over === 'folded' || typeof value !== 'string') return undefined;
    return patternAutomaton(value, ignoreCase, asked);
  }
  const operands = operandsOf(value).filter((operand) => typeof operand !== 'number' || operator === 'contains');
  if (operands.every((operand) => typeof operand === 'boolean') && operator !== 'contains') {
    return over === 'folded' ? undefined : wordAutomaton(operands.map(String), asked, ASCII_LOWER);
  }
  const texts = operands.map(scalarText).filter((text) => text !== undefined);
  if (texts.some((text) => wellFormedText(text) !== text)) return undefined;
  const isMixed = operands.some((operand) => typeof operand === 'boolean') && operator === 'in';
  if (isMixed) return undefined;
  if (!ignoreCase) return over === 'folded' ? undefined : plain(operator, texts, asked, SAME);
  const alike = texts.map(folded);
  if (over === 'folded') return plain(operator, alike, asked, SAME);
  const exact = (operator === 'equals' || operator === 'in') && alike.every(isAscii);
  return exact || over === 'guess' ? plain(operator, alike, asked, FOLDED) : undefined;
}

function plain(
  operator: string,
  texts: readonly string[],
  asked: boolean,
  map: CharacterMap,
): TextAutomaton | undefined {
  const [text = ''] = texts;
  switch (operator) {
    case 'equals':
    case 'in':
      return wordAutomaton(texts, asked, map);
    case 'contains':
      return partAutomaton(text, 'anywhere', asked, map);
    case 'startsWith':
      return partAutomaton(text, 'start', asked, map);
    case 'endsWith':
      return partAutomaton(text, 'end', asked, map);
    default:
      return undefined;
  }
}
