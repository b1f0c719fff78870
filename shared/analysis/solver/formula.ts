import type { ConditionTest, FieldPath, GroupTest, ItemsTest, RuleTest } from '../../program/program.ts';

/** Conditions in negation normal form: what must be so, down to single rules and what lists must hold. */
export type Formula = RuleLiteral | Elements | Every | Some;

export interface RuleLiteral {
  readonly kind: 'rule';
  readonly rule: RuleTest;
  readonly wanted: boolean;
}

/** Some element of the list, or every one, meets `where`, whose own paths start with `item` (C7). */
export interface Elements {
  readonly kind: 'elements';
  readonly path: FieldPath;
  readonly quantifier: 'some' | 'every';
  readonly where: Formula;
  /** The test that it says something about, and what. */
  readonly test: ItemsTest;
  readonly wanted: boolean;
}

/** All of nothing is so. */
export interface Every {
  readonly kind: 'every';
  readonly of: readonly Formula[];
}

/** Some of nothing is not so. */
export interface Some {
  readonly kind: 'some';
  readonly of: readonly Formula[];
}

export const ALWAYS: Every = { kind: 'every', of: [] };
export const NEVER: Some = { kind: 'some', of: [] };

const known = new WeakMap<ConditionTest, { true?: Formula; false?: Formula }>();

/** What it takes that the test answers `wanted` (C1, C6, C7); the same object for the same question. */
export function formulaOf(test: ConditionTest, wanted: boolean): Formula {
  let both = known.get(test);
  if (!both) known.set(test, (both = {}));
  return (both[`${wanted}`] ??= newFormula(test, wanted));
}

function newFormula(test: ConditionTest, wanted: boolean): Formula {
  switch (test.kind) {
    case 'rule':
      return { kind: 'rule', rule: test, wanted };
    case 'group':
      return { kind: quantifierOf(test, wanted), of: test.of.map((one) => formulaOf(one, ofMember(test, wanted))) };
    case 'items': {
      const where = formulaOf(test.where, ofMember(test, wanted));
      return { kind: 'elements', path: test.path, quantifier: quantifierOf(test, wanted), where, test, wanted };
    }
  }
}

function quantifierOf({ match }: GroupTest | ItemsTest, wanted: boolean): 'every' | 'some' {
  return (match === 'any') !== wanted ? 'every' : 'some';
}

function ofMember({ match }: GroupTest | ItemsTest, wanted: boolean): boolean {
  return match === 'none' ? !wanted : wanted;
}

/**
 * Cases that together mean the same, in each of which `where` speaks of nothing but the element; none when it
 * does already. What an element is not part of holds for all elements or for none.
 */
export function casesOf(elements: Elements): readonly Formula[] | undefined {
  const atom = outerAtom(elements.where);
  if (!atom) return undefined;
  const test = atom.kind === 'rule' ? atom.rule : atom.test;
  return [true, false].map((answer): Formula => {
    const where = assuming(elements.where, test, answer);
    return { kind: 'every', of: [formulaOf(test, answer), { ...elements, where }] };
  });
}

function outerAtom(formula: Formula): RuleLiteral | Elements | undefined {
  switch (formula.kind) {
    case 'rule':
      return formula.rule.path.root === 'item' ? undefined : formula;
    case 'elements':
      return formula.path.root === 'item' ? outerAtom(formula.where) : formula;
    case 'every':
    case 'some':
      for (const member of formula.of) {
        const atom = outerAtom(member);
        if (atom) return atom;
      }
      return undefined;
  }
}

function assuming(formula: Formula, test: ConditionTest, answer: boolean): Formula {
  switch (formula.kind) {
    case 'rule':
      return formula.rule === test ? constant(formula.wanted === answer) : formula;
    case 'elements':
      if (formula.test === test) return constant(formula.wanted === answer);
      if (formula.path.root !== 'item') return formula;
      return { ...formula, where: assuming(formula.where, test, answer) };
    case 'every':
    case 'some':
      return { ...formula, of: formula.of.map((member) => assuming(member, test, answer)) };
  }
}

function constant(answer: boolean): Formula {
  return answer ? ALWAYS : NEVER;
}

/** What is so exactly when the formula is not. */
export function oppositeOf(formula: Formula): Formula {
  switch (formula.kind) {
    case 'rule':
      return { ...formula, wanted: !formula.wanted };
    case 'elements': {
      const quantifier = formula.quantifier === 'some' ? 'every' : 'some';
      return { ...formula, quantifier, wanted: !formula.wanted, where: oppositeOf(formula.where) };
    }
    case 'every':
    case 'some':
      return { kind: formula.kind === 'every' ? 'some' : 'every', of: formula.of.map(memberOpposite) };
  }
}

const opposites = new WeakMap<Formula, Formula>();

/** Ways of a flow share what they begin with, and so do their opposites. */
function memberOpposite(formula: Formula): Formula {
  let opposite = opposites.get(formula);
  if (!opposite) opposites.set(formula, (opposite = oppositeOf(formula)));
  return opposite;
}

/** The same said of `item`, which is what the first `count` segments of its paths lead to. */
export function ofItem(literal: RuleLiteral | Elements, count: number): RuleLiteral | Elements {
  if (literal.kind === 'elements') return { ...literal, path: rerooted(literal.path, count) };
  let byCount = moved.get(literal.rule);
  if (!byCount) moved.set(literal.rule, (byCount = new Map<number, RuleTest>()));
  let rule = byCount.get(count);
  if (!rule) byCount.set(count, (rule = { ...literal.rule, path: rerooted(literal.rule.path, count) }));
  return { ...literal, rule };
}

const moved = new WeakMap<RuleTest, Map<number, RuleTest>>();

function rerooted({ segments }: FieldPath, count: number): FieldPath {
  return { root: 'item', segments: segments.slice(count) };
}

/** Every rule that it speaks of, those of elements too. */
export function rulesIn(formula: Formula): readonly RuleTest[] {
  switch (formula.kind) {
    case 'rule':
      return [formula.rule];
    case 'elements':
      return rulesIn(formula.where);
    case 'every':
    case 'some':
      return formula.of.flatMap(rulesIn);
  }
}
