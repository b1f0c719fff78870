import type { Json } from '../../base/json.ts';
import { patternWitness } from '../pattern-witness.ts';
import type { RuleLiteral } from './formula.ts';
import { numberPoints } from './number-points.ts';
import { firstFound, found, IMPOSSIBLE, UNKNOWN, type Outcome } from './outcome.ts';
import { patternAutomaton } from './pattern-automaton.ts';
import { ruleHolds, type SolverContext } from './solver-context.ts';
import type { TextAutomaton } from './text-automaton.ts';
import type { TextForm } from './text-form.ts';
import { automatonOf, isAsked, onlyTexts, readingOf, type Reading } from './text-rules.ts';
import { commonWords } from './text-words.ts';
import { spellingsOfTime, timePoints } from './time-points.ts';

interface TextSpot {
  readonly before: Json | undefined;
  readonly form: TextForm | undefined;
  /** Whether a value can stand there, and all the rules answer as wanted. */
  readonly fits: (value: Json | undefined) => boolean;
}

/** A text for which each rule answers as wanted: one that is a number, a time, or neither, as these exclude one another. */
export function solveText(literals: readonly RuleLiteral[], spot: TextSpot, context: SolverContext): Outcome<string> {
  if (spot.form?.kind === 'event') return spot.fits(spot.form.event) ? found(spot.form.event) : IMPOSSIBLE;
  const only = onlyTexts(literals);
  if (only) return firstOf(only, spot) ?? IMPOSSIBLE;
  const of = (reading: Reading): readonly RuleLiteral[] => literals.filter((one) => readingOf(one) === reading);
  if (!of('nothing').every(({ rule, wanted }) => ruleHolds(rule, 'x', context) === wanted)) return IMPOSSIBLE;
  const asked: Asked = { numbers: of('number'), times: of('time'), texts: [...of('characters'), ...of('mixed')] };
  return firstFound(tries(asked, spot, context));
}

interface Asked {
  readonly numbers: readonly RuleLiteral[];
  readonly times: readonly RuleLiteral[];
  readonly texts: readonly RuleLiteral[];
}

function* tries(asked: Asked, spot: TextSpot, context: SolverContext): Iterable<Outcome<string>> {
  const onlyTime = spot.form?.kind === 'time';
  if (!onlyTime && !asked.times.some(isAsked)) {
    if (!asked.numbers.some(isAsked)) yield other(asked, spot, context);
    yield numeric(asked, spot, context);
  }
  if (!asked.numbers.some(isAsked)) yield timed(asked, spot, context);
}

function firstOf(texts: readonly string[], { fits }: TextSpot): Outcome<string> | undefined {
  const text = texts.find(fits);
  return text === undefined ? undefined : found(text);
}

/** Texts that are no numbers and no times: whatever reads such says no. */
function other({ texts }: Asked, spot: TextSpot, context: SolverContext): Outcome<string> {
  return firstOf(['x', ''], spot) ?? spelled(texts, NOT_NUMBER, spot, context) ?? ruledOut(texts, undefined, context);
}

function numeric({ numbers, texts }: Asked, spot: TextSpot, context: SolverContext): Outcome<string> {
  const points = numberPoints(numbers.map(({ rule }) => rule));
  const right = [...points.usual, ...points.odd].filter((point) =>
    numbers.every(({ rule, wanted }) => ruleHolds(rule, String(point), context) === wanted),
  );
  if (right.length === 0) return IMPOSSIBLE;
  const direct = firstOf(right.flatMap(spellingsOfNumber), spot);
  if (direct) return direct;
  if (texts.length === 0) return UNKNOWN;
  return spelled(texts, NUMBER, spot, context) ?? ruledOut(texts, NUMBER, context);
}

function spellingsOfNumber(value: number): readonly string[] {
  const text = String(value);
  const [whole = text, exponent] = text.split('e');
  const longer = exponent === undefined ? [whole.includes('.') ? `${text}0` : `${text}.0`] : [];
  return [text, ...longer, text.startsWith('-') ? text.replace('-', '-0') : `0${text}`, ` ${text}`, `${text} `];
}

function timed({ times, texts }: Asked, spot: TextSpot, context: SolverContext): Outcome<string> {
  const { now, timeZone } = context;
  const fixed = spot.form?.kind === 'time' && spot.form.isNow;
  const points = fixed
    ? [now]
    : timePoints(
        times.map(({ rule }) => rule),
        { now, timeZone },
      );
  const right = points.filter((point) => {
    const [text] = spellingsOfTime(point, timeZone);
    return times.every(({ rule, wanted }) => text !== undefined && ruleHolds(rule, text, context) === wanted);
  });
  if (right.length === 0) return IMPOSSIBLE;
  const direct = firstOf(
    right.flatMap((point) => spellingsOfTime(point, timeZone)),
    spot,
  );
  if (direct) return direct;
  if (texts.length === 0) return UNKNOWN;
  return spelled(texts, TIME, spot, context) ?? ruledOut(texts, TIME, context);
}

const BLANKS = String.raw`[\t\n\v\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]*`;
const NUMERAL = String.raw`\A${BLANKS}-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?${BLANKS}\z`;
const INSTANT = String.raw`\A[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2}))?\z`;

/** Every number (C5), every time (C8), and some that are none: too large, or of no calendar. */
const NUMBER = lazily(() => patternAutomaton(NUMERAL, false, true));
const NOT_NUMBER = lazily(() => patternAutomaton(NUMERAL, false, false));
const TIME = lazily(() => patternAutomaton(INSTANT, false, true));

type Form = () => TextAutomaton | undefined;

function lazily(make: Form): Form {
  let made: { readonly automaton: TextAutomaton | undefined } | undefined;
  return () => (made ??= { automaton: make() }).automaton;
}

/** The shortest texts that the rules seem to ask for, tried. */
function spelled(
  texts: readonly RuleLiteral[],
  form: Form,
  spot: TextSpot,
  context: SolverContext,
): Outcome<string> | undefined {
  const automata = [...texts.map((one) => automatonOf(one, 'guess')), form()].filter((one) => one !== undefined);
  const words = firstOf(commonWords(automata, context.budget).words, spot);
  return words ?? firstOf(texts.flatMap(writtenOut), spot);
}

/** A long text that a pattern alone asks for, which no search in few steps comes to. */
function writtenOut(literal: RuleLiteral): readonly string[] {
  const { operator, value } = literal.rule;
  const text =
    operator === 'matches' && typeof value === 'string' && isAsked(literal) ? patternWitness(value) : undefined;
  return text === undefined ? [] : [text];
}

/** Whether the rules alone, on the text or on its folded form, leave nothing at all. */
function ruledOut(texts: readonly RuleLiteral[], form: Form | undefined, context: SolverContext): Outcome<string> {
  // In a number's text a rule that also names numbers may be met by these.
  const exact = texts.filter((one) => form !== NUMBER || readingOf(one) !== 'mixed' || !isAsked(one));
  const none = (automata: readonly (TextAutomaton | undefined)[]): boolean => {
    const some = automata.filter((one) => one !== undefined);
    if (some.length === 0) return false;
    const { words, complete } = commonWords(some, context.budget);
    return complete && words.length === 0;
  };
  const over = none([...exact.map((one) => automatonOf(one, 'text')), form?.()]);
  return over || none(exact.map((one) => automatonOf(one, 'folded'))) ? IMPOSSIBLE : UNKNOWN;
}
