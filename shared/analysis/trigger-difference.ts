import { sameJson } from '../flow/same-json.ts';
import type { ActionSpec, ProgramTrigger } from '../program/program.ts';
import type { NearOccurrences } from './near-occurrences.ts';
import { reachOf } from './reach.ts';
import { TestAnswers } from './situation.ts';
import { findOccurrence, type Question, type Witness } from './solver/find-occurrence.ts';
import { NEVER, oppositeOf, type Formula } from './solver/formula.ts';

/** How a trigger of one program stands to itself in another. */
export interface TriggerDifference {
  /** Whether it is proved to request the same for every occurrence. */
  readonly same: boolean;
  /** Occurrences that reach an action in one and not in the other, or an action that reads otherwise. */
  readonly witnesses: readonly Witness[];
}

const SAME: TriggerDifference = { same: true, witnesses: [] };

/** Compares what it takes to reach each action, both ways; undefined is a trigger that is not there. */
export function triggerDifference(
  before: ProgramTrigger | undefined,
  after: ProgramTrigger | undefined,
  o: { readonly near: (event: string) => NearOccurrences; readonly timeZone: string },
): TriggerDifference {
  const [old, next] = [sidesOf(before), sidesOf(after)];
  if (sameJson(before, after) || (old.actions.size === 0 && next.actions.size === 0)) return SAME;
  if (before && after && before.event !== after.event && old.actions.size * next.actions.size > 0) {
    return { same: false, witnesses: [] };
  }
  const near = o.near((next.actions.size > 0 ? after : before)?.event ?? '');
  const answers = new TestAnswers(o.timeZone);
  const witnesses: Witness[] = [];
  const ask = (formulas: readonly Formula[], active: Question['active']): boolean => {
    const outcome = findOccurrence({ formulas, active, near, timeZone: o.timeZone }, answers);
    if (outcome.kind === 'found') witnesses.push(outcome.value);
    return outcome.kind === 'impossible';
  };
  let same = sameOrder(old, next);
  for (const node of new Set([...old.actions.keys(), ...next.actions.keys()])) {
    const [one, another] = [old.actions.get(node), next.actions.get(node)];
    const [was, is] = [one?.reach ?? NEVER, another?.reach ?? NEVER];
    const sides = [
      ask([is, oppositeOf(was)], [next.active]),
      ask([was, oppositeOf(is)], [old.active]),
      ...onlyWithin(old.active, next.active).map((active) => ask([was], active)),
      ...onlyWithin(next.active, old.active).map((active) => ask([is], active)),
      !one || !another || sameJson(one.action, another.action) || ask([was, is], [old.active, next.active]),
    ];
    same &&= sides.every(Boolean);
  }
  return { same, witnesses };
}

type Active = Question['active'][number];

interface Side {
  readonly active: Active;
  readonly actions: ReadonlyMap<string, { readonly action: ActionSpec; readonly reach: Formula }>;
}

/** Actions that can be requested, in order. */
function sidesOf(trigger: ProgramTrigger | undefined): Side {
  if (!trigger?.enabled) return { active: {}, actions: new Map() };
  const reach = reachOf(trigger);
  const actions = trigger.steps.flatMap((step, index) =>
    step.kind === 'action' ? [[step.node, { action: step.action, reach: reach[index] ?? NEVER }] as const] : [],
  );
  return { active: { from: trigger.activeFrom, until: trigger.activeUntil }, actions: new Map(actions) };
}

/** Actions see what those before them did to the contact, so that their order tells too. */
function sameOrder(before: Side, after: Side): boolean {
  const shared = (one: Side, another: Side) => [...one.actions.keys()].filter((node) => another.actions.has(node));
  return sameJson(shared(before, after), shared(after, before));
}

/** The parts of one active time that lie outside of another. */
function onlyWithin(one: Active, another: Active): readonly Question['active'][] {
  return [
    ...(another.from === undefined ? [] : [[one, { until: another.from }]]),
    ...(another.until === undefined ? [] : [[one, { from: another.until }]]),
  ];
}
