import { triggerOf, type Workspace } from '../flow/workspace.ts';
import type { Program } from '../program/program.ts';
import type { AnalysisProblem } from './analysis-problem.ts';
import { bothSend } from './both-send.ts';
import { CHANNELS, messagesOf, type Channel } from './messages.ts';
import type { NearOccurrences } from './near-occurrences.ts';
import type { Witness } from './solver/find-occurrence.ts';
import type { TriggerStudy } from './trigger-study.ts';

const WORDS = { sendEmail: 'two e-mails', sendSms: 'two SMS' } as const;
const MOST_PAIRS = 300;

/** Two triggers that can both write to the same contact on one channel, for one occurrence. */
export interface Overlap {
  readonly triggers: readonly [string, string];
  readonly channel: Channel;
  /** Absent: neither an occurrence that shows it is known, nor a proof that there is none. */
  readonly witness?: Witness;
}

export interface Overlaps {
  readonly overlaps: readonly Overlap[];
  /** How many pairs were not compared, to keep the work bounded. */
  readonly left: number;
}

/** The pairs that overlap, or may; pairs that are proved to exclude one another are left out. Yields after each pair. */
export function* overlapsOf(
  program: Program,
  studies: readonly TriggerStudy[],
  near: (event: string) => NearOccurrences,
): Generator<undefined, Overlaps> {
  const overlaps: Overlap[] = [];
  let pairs = 0;
  for (const [index, one] of studies.entries()) {
    for (const another of studies.slice(index + 1)) {
      if (another.trigger.event !== one.trigger.event) continue;
      for (const channel of CHANNELS) {
        if (messagesOf(one, channel).length === 0 || messagesOf(another, channel).length === 0) continue;
        pairs += 1;
        if (pairs > MOST_PAIRS) continue;
        const outcome = bothSend(program, [one, another], channel, near(one.trigger.event));
        const witness = outcome.kind === 'found' ? { witness: outcome.value } : {};
        const triggers = [one.trigger.id, another.trigger.id] as const;
        if (outcome.kind !== 'impossible') overlaps.push({ triggers, channel, ...witness });
        yield;
      }
    }
  }
  return { overlaps, left: Math.max(0, pairs - MOST_PAIRS) };
}

export function overlapProblems(workspace: Workspace, { overlaps, left }: Overlaps): readonly AnalysisProblem[] {
  const found = overlaps.map((overlap) => overlapProblem(workspace, overlap));
  if (left === 0) return found;
  const message =
    `More than ${MOST_PAIRS} pairs of triggers send on the same channel. Whether the last ${left} of them send to one ` +
    'contact for one occurrence is not known.';
  return [...found, { code: 'analysis.possibleOverlap', severity: 'info', message, pointer: '/triggers' }];
}

function overlapProblem(workspace: Workspace, { triggers, channel, witness }: Overlap): AnalysisProblem {
  const [first, second] = triggers.map((id) => `“${triggerOf(workspace, id)?.name ?? id}”`);
  const index = workspace.triggers.findIndex(({ id }) => id === triggers[1]);
  const both = `${first ?? ''} and ${second ?? ''}`;
  return {
    code: witness ? 'analysis.overlap' : 'analysis.possibleOverlap',
    severity: 'info',
    message: witness
      ? `${both} can both send to the same contact: one occurrence, ${WORDS[channel]}.`
      : `Whether ${both} can send ${WORDS[channel]} to one contact for one occurrence is not known: no occurrence that ` +
        'shows it was found, nor a proof that there is none.',
    pointer: `/triggers/${index}`,
    trigger: triggers[1],
    ...(witness && { witness }),
  };
}
