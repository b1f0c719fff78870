import type { BehaviourDifference } from '../../shared/analysis/behaviour-differences.ts';
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

/** `hookflow diff`: what changed, in words, and which occurrences behave differently now; 1 when one of them was refused. */
export async function diff(args: DiffArguments, io: DeskIo): Promise<ExitStatus> {
  if ([args.before, args.after, args.event].filter((file) => file === '-').length > 1) {
    io.err('Standard input can be read once. Give files for the others.\n');
    return 2;
  }
  const before = await readWorkspace(args.before, io);
  if (!before.ok) return before.error;
  const after = await readWorkspace(args.after, io);
  if (!after.ok) return after.error;
  const comparison = args.event === undefined ? undefined : await compare(args.event, before.value, after.value, io);
  if (args.event !== undefined && !comparison) return 2;
  const report = args.format === 'json' ? jsonReport : textReport;
  io.out(report(before.value, after.value, comparison));
  return comparison && comparison.refused.length > 0 ? 1 : 0;
}

function compare(file: string, before: Workspace, after: Workspace, io: DeskIo): Promise<Comparison | undefined> {
  const compiled = { before: compile(before), after: compile(after) };
  for (const [side, { blocked }] of Object.entries(compiled)) {
    for (const id of blocked) io.err(`The trigger ${id} has errors ${side} and is left out there.\n`);
  }
  return compareOccurrences(file, compiled.before.program, compiled.after.program, io);
}

function jsonReport(before: Workspace, after: Workspace, comparison: Comparison | undefined): string {
  const changes = diffWorkspaces(before, after).map((change) => ({ ...change, words: changeText(change, after) }));
  const different = comparison?.different.map(({ occurrence, ...difference }) => ({
    occurrence: occurrence.id,
    event: occurrence.event,
    ...difference,
  }));
  return `${JSON.stringify({ changes, ...(comparison && { occurrences: { ...comparison, different } }) }, null, 2)}\n`;
}

function textReport(before: Workspace, after: Workspace, comparison: Comparison | undefined): string {
  const changes = diffWorkspaces(before, after).map((change) => changeText(change, after));
  const lines = changes.length === 0 ? ['Nothing changed.'] : changes;
  return [...lines, ...(comparison ? comparisonLines(before, after, comparison) : []), ''].join('\n');
}

function comparisonLines(before: Workspace, after: Workspace, comparison: Comparison): readonly string[] {
  const { compared, refused, different } = comparison;
  const name = (id: string): string => (triggerOf(after, id) ?? triggerOf(before, id))?.name ?? id;
  const occurrences = compared === 1 ? '1 occurrence' : `${compared} occurrences`;
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
function differenceWords(one: BehaviourDifference, name: (id: string) => string): readonly string[] {
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
