import type { Occurrence } from '../events/occurrence.ts';
import { sameJson } from '../flow/same-json.ts';
import { occurrencesOf } from './scenario-problems.ts';
import type { Workspace } from '../flow/workspace.ts';
import { programHash } from '../program/program-hash.ts';
import type { Program, ProgramTrigger } from '../program/program.ts';
import { behaviourDifferences, type BehaviourDifference } from './behaviour-differences.ts';
import { nearOccurrences } from './near-occurrences.ts';
import { triggerDifference } from './trigger-difference.ts';

/** What two versions do differently. */
export interface BehaviourComparison {
  /** Those given first, then one found for each trigger of which none of them shows a difference. */
  readonly different: readonly BehaviourDifference[];
  /** Occurrences that were given and run through both. */
  readonly compared: number;
  /** Proved: for every occurrence both request the same, in the same order. */
  readonly identical: boolean;
  /** Triggers, by id, of which neither a difference nor a proof was found. */
  readonly undecided: readonly string[];
}

/** What is known of how workspaces are used: their samples, and what their tests send, each once. */
export function knownOccurrences(...workspaces: readonly Workspace[]): readonly Occurrence[] {
  const all = workspaces.flatMap((workspace) => [
    ...workspace.samples.map(({ occurrence }) => occurrence),
    ...workspace.scenarios.flatMap((scenario) => occurrencesOf(workspace, scenario)),
  ]);
  return [...new Set(all)].filter((one, index, list) => !list.slice(0, index).some((other) => sameJson(one, other)));
}

/**
 * Runs occurrences through two programs, then looks in each trigger that differs for an occurrence that shows it, or for
 * the proof that there is none (E1–E4). Each contact stands alone (O5); deterministic, with bounded work.
 */
export function compareBehaviour(
  before: Program,
  after: Program,
  occurrences: readonly Occurrence[],
): BehaviourComparison {
  const compared = occurrences.length;
  if (programHash(before) === programHash(after)) return { different: [], compared, identical: true, undecided: [] };
  const different = [...behaviourDifferences(before, after, occurrences)];
  const samples = occurrences.map((occurrence) => ({ id: '', name: '', occurrence }));
  const told = new Set(different.flatMap(triggersOf));
  const undecided: string[] = [];
  let identical = different.length === 0 && sameSurroundings(before, after);
  for (const id of new Set([...after.triggers, ...before.triggers].map((trigger) => trigger.id))) {
    const [old, next] = [triggerIn(before, id), triggerIn(after, id)];
    const { same, witnesses } = triggerDifference(old, next, {
      near: (event) => nearOccurrences(samples, event),
      timeZone: after.timeZone,
    });
    if (same) continue;
    identical = false;
    if (told.has(id)) continue;
    const own = witnesses.filter(({ occurrence, now }) => now === Date.parse(occurrence.occurredAt));
    const [shown] = behaviourDifferences(
      before,
      after,
      own.map(({ occurrence }) => occurrence),
    ).filter((one) => triggersOf(one).includes(id));
    if (shown) different.push(shown);
    else undecided.push(id);
    for (const trigger of shown ? triggersOf(shown) : []) told.add(trigger);
  }
  return { different, compared, identical, undecided };
}

/** Whether everything but single triggers is the same: the clock's zone, keys of actions, and who comes before whom. */
function sameSurroundings(before: Program, after: Program): boolean {
  const order = (one: Program, another: Program): readonly string[] =>
    one.triggers.map(({ id }) => id).filter((id) => triggerIn(another, id));
  return (
    before.engine === after.engine &&
    before.workspace === after.workspace &&
    before.timeZone === after.timeZone &&
    sameJson(order(before, after), order(after, before))
  );
}

function triggerIn({ triggers }: Program, id: string): ProgramTrigger | undefined {
  return triggers.find((trigger) => trigger.id === id);
}

function triggersOf({ firesNow, firesNoMore, requestedBefore, requestedAfter }: BehaviourDifference) {
  return [...firesNow, ...firesNoMore, ...[...requestedBefore, ...requestedAfter].map(({ trigger }) => trigger)];
}
