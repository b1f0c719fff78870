import type { BehaviourDifference } from '../../shared/analysis/behaviour-differences.ts';
import {
  compareBehaviour,
  knownOccurrences,
  type BehaviourComparison,
} from '../../shared/analysis/compare-behaviour.ts';
import { compile } from '../../shared/compiler/compile.ts';
import { changeText, diffWorkspaces } from '../../shared/flow/diff-workspaces.ts';
import { ACTION_NAMES } from '../../shared/flow/wording.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';
import type { ExitStatus } from './command-io.ts';
import { compareOccurrences, type Comparison } from './compare-occurrences.ts';
import type { DeskIo } from './desk-io.ts';
import { readWorkspace } from './read-workspace.ts';

export interface DiffArguments {
  readonly before: string;
  readonly after: string;
  /** Occurrences to run through both. */
  readonly event?: string;
  readonly format: 'text' | 'json';
}

/**
 * `hookflow diff`: what changed, in words, and what behaves differently: each trigger with an occurrence that shows it, or
 * the proof that nothing does. Also those of a file; 1 when one of them was refused.
 */
export async function diff(args: DiffArguments, io: DeskIo): Promise<ExitStatus> {
  if ([args.before, args.after, args.event].filter((file) => file === '-').length > 1) {
    io.err('Standard input can be read once. Give files for the others.\n');
    return 2;
  }
  const before = await readWorkspace(args.before, io);
  if (!before.ok) return before.error;
  const after = await readWorkspace(args.after, io);
  if (!after.ok) return after.error;
  const compiled = { before: compile(before.value), after: compile(after.value) };
  for (const [side, { blocked }] of Object.entries(compiled)) {
    for (const id of blocked) io.err(`The trigger ${id} has errors ${side} and is left out there.\n`);
  }
  const programs = [compiled.before.program, compiled.after.program] as const;
  const comparison = args.event === undefined ? undefined : await compareOccurrences(args.event, ...programs, io);
  if (args.event !== undefined && !comparison) return 2;
  const known = knownOccurrences(after.value, before.value);
  const found = { behaviour: compareBehaviour(...programs, known), ...(comparison && { comparison }) };
  const report = args.format === 'json' ? jsonReport : textReport;
  io.out(report(before.value, after.value, found));
  return comparison && comparison.refused.length > 0 ? 1 : 0;
}

interface Found {
  readonly behaviour: BehaviourComparison;
  /** Of the occurrences of a file. */
  readonly comparison?: Comparison;
}

function jsonReport(before: Workspace, after: Workspace, { behaviour, comparison }: Found): string {
  const changes = diffWorkspaces(before, after).map((change) => ({ ...change, words: changeText(change, after) }));
  const different = comparison?.different.map(({ occurrence, ...difference }) => ({
    occurrence: occurrence.id,
    event: occurrence.event,
    ...difference,
  }));
  const occurrences = comparison && { ...comparison, different };
  return `${JSON.stringify({ changes, behaviour, ...(occurrences && { occurrences }) }, null, 2)}\n`;
}

function textReport(before: Workspace, after: Workspace, { behaviour, comparison }: Found): string {
  const changes = diffWorkspaces(before, after).map((change) => changeText(change, after));
  const name = (id: string): string => (triggerOf(after, id) ?? triggerOf(before, id))?.name ?? id;
  return [
    ...(changes.length === 0 ? ['Nothing changed.'] : changes),
    '',
    ...behaviourLines(behaviour, name),
    ...(comparison ? comparisonLines(comparison, name) : []),
    '',
  ].join('\n');
}

/** Each difference with the occurrence that shows it, or how sure it is that there is none. */
function behaviourLines({ different, compared, identical, undecided }: BehaviourComparison, name: NameOf) {
  if (identical) return ['Behaviour: proved identical for every occurrence.'];
  return [
    'Behaviour:',
    ...different.flatMap((one) => [
      `  ${differenceWords(one, name).join('; ')}`,
      `    shown by ${JSON.stringify(one.occurrence)}`,
    ]),
    ...undecided.map((id) => `  ${name(id)}: neither a difference nor a proof that there is none was found`),
    ...(different.length === 0 && undecided.length === 0
      ? [`  no difference found in ${occurrencesWords(compared)}, which is no proof`]
      : []),
  ];
}

function occurrencesWords(count: number): string {
  return count === 1 ? '1 occurrence' : `${count} occurrences`;
}

type NameOf = (trigger: string) => string;

function comparisonLines(comparison: Comparison, name: NameOf): readonly string[] {
  const { compared, refused, different } = comparison;
  const occurrences = occurrencesWords(compared);
  return [
    '',
    ...different.map(
      (one) => `${one.occurrence.id} (${one.occurrence.event}): ${differenceWords(one, name).join('; ')}`,
    ),
    `${different.length} of ${occurrences} ${different.length === 1 ? 'behaves' : 'behave'} differently.`,
    ...(refused.length > 0 ? [`${refused.length} refused.`] : []),
  ];
}

/** "now fires A; no longer fires B; acts differently: C (Send e-mail)". */
function differenceWords(one: BehaviourDifference, name: NameOf): readonly string[] {
  const { firesNow, firesNoMore, requestedBefore, requestedAfter } = one;
  const told = new Set([...firesNow, ...firesNoMore]);
  const acts = [...requestedBefore, ...requestedAfter].filter(({ trigger }) => !told.has(trigger));
  const actions = new Set(acts.map(({ trigger, kind }) => `${name(trigger)} (${ACTION_NAMES[kind]})`));
  return [
    ...(firesNow.length > 0 ? [`now fires ${firesNow.map(name).join(', ')}`] : []),
    ...(firesNoMore.length > 0 ? [`no longer fires ${firesNoMore.map(name).join(', ')}`] : []),
    ...(actions.size > 0 ? [`acts differently: ${[...actions].join(', ')}`] : []),
  ];
}
