import type { RuleTest } from '../../program/program.ts';
import { ofItem, type Elements, type Formula, type RuleLiteral } from './formula.ts';

/** Everything that is asked of one value: of itself, of its members, and of its elements as a list. */
export interface Place {
  readonly rules: RuleLiteral[];
  readonly names: Map<string, Place>;
  /** By index; about `item`, which is that element. */
  readonly indices: Map<number, Formula[]>;
  /** About `item`: each is met by some element, or by every one. */
  readonly some: Formula[];
  readonly every: Formula[];
}

/** A member of the values that places are of: the roots of paths. */
export function placeOf(literals: readonly (RuleLiteral | Elements)[]): Place {
  const top = emptyPlace();
  for (const literal of literals) add(top, literal);
  return top;
}

export function emptyPlace(): Place {
  return { rules: [], names: new Map(), indices: new Map(), some: [], every: [] };
}

export function isLeaf({ names, indices, some, every }: Place): boolean {
  return names.size === 0 && indices.size === 0 && some.length === 0 && every.length === 0;
}

function add(top: Place, literal: RuleLiteral | Elements): void {
  const { root, segments } = literal.kind === 'rule' ? literal.rule.path : literal.path;
  let place = member(top, root);
  for (const [index, segment] of segments.entries()) {
    if (typeof segment === 'number') {
      const of = place.indices.get(segment) ?? [];
      of.push(ofItem(literal, index + 1));
      place.indices.set(segment, of);
      return;
    }
    place = member(place, segment);
  }
  if (literal.kind === 'rule') place.rules.push(literal);
  else place[literal.quantifier].push(literal.where);
}

function member(place: Place, name: string): Place {
  let next = place.names.get(name);
  if (!next) place.names.set(name, (next = emptyPlace()));
  return next;
}

/** The rule of an element that `contains` of its list comes down to (C4, C5). */
export function elementEquals(rule: RuleTest): RuleTest {
  let equal = equals.get(rule);
  if (!equal) {
    equal = { ...rule, field: 'item', path: { root: 'item', segments: [] }, operator: 'equals', not: false };
    equals.set(rule, equal);
  }
  return equal;
}

const equals = new WeakMap<RuleTest, RuleTest>();
