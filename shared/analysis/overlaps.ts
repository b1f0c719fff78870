import { parseFieldPath } from '../program/field-path.ts';
import { evaluate } from '../engine/evaluate.ts';
import { prepare } from '../engine/prepare.ts';
import { triggerOf, type Workspace } from '../flow/workspace.ts';
import type { Program, RuleTest, Step } from '../program/program.ts';
import type { AnalysisProblem } from './analysis-problem.ts';
import type { NearOccurrences } from './near-occurrences.ts';
import { TestAnswers } from './situation.ts';
import { findOccurrence, type Witness } from './solver/find-occurrence.ts';
import { formulaOf, type Formula } from './solver/formula.ts';
import type { TriggerStudy } from './trigger-study.ts';

type Channel = 'sendEmail' | 'sendSms';
const CHANNELS: readonly Channel[] = ['sendEmail', 'sendSms'];
const WORDS = { sendEmail: 'two e-mails', sendSms: 'two SMS' } as const;
const PATTERNS = { sendEmail: '^[a-z0-9]+@[a-z0-9]+\\.[a-z]+$', sendSms: '^\\+[1-9][0-9]{7,14}$' } as const;
const MOST_PAIRS = 300;

/** Two triggers that can both write to the same contact on one channel, for one occurrence. */
export interface Overlap {
  readonly triggers: readonly [string, string];
  readonly channel: Channel;
  /** Absent: not excluded, but no occurrence that shows it is known. */
  readonly witness?: Witness;
}

/** The pairs that overlap; pairs that are proved to exclude one another are left out. Yields after each pair. */
export function* overlapsOf(
  program: Program,
  studies: readonly TriggerStudy[],
  near: (event: string) => NearOccurrences,
): Generator<undefined, readonly Overlap[]> {
  const overlaps: Overlap[] = [];
  let pairs = 0;
  for (const [index, one] of studies.entries()) {
    for (const another of studies.slice(index + 1)) {
      if (another.trigger.event !== one.trigger.event) continue;
      for (const channel of CHANNELS) {
        const [mine, others] = [messagesOf(one, channel), messagesOf(another, channel)];
        if (mine.length === 0 || others.length === 0 || (pairs += 1) > MOST_PAIRS) continue;
        const witness = bothSend(program, [one, another], channel, near(one.trigger.event));
        if (witness) overlaps.push({ triggers: [one.trigger.id, another.trigger.id], channel, witness });
        yield;
      }
    }
  }
  return overlaps;
}

export function overlapProblem(workspace: Workspace, { triggers, channel, witness }: Overlap): AnalysisProblem {
  const [first, second] = triggers.map((id) => `“${triggerOf(workspace, id)?.name ?? id}”`);
  const index = workspace.triggers.findIndex(({ id }) => id === triggers[1]);
  return {
    code: 'analysis.overlap',
    severity: 'info',
    message: `${first ?? ''} and ${second ?? ''} can both send to the same contact: one occurrence, ${WORDS[channel]}.`,
    pointer: `/triggers/${index}`,
    trigger: triggers[1],
    ...(witness && { witness }),
  };
}

type Message = Extract<Step, { kind: 'action' }>;

function messagesOf(study: TriggerStudy, channel: Channel): readonly Message[] {
  return study.trigger.steps.filter(
    (step): step is Message =>
      step.kind === 'action' &&
      step.action.kind === channel &&
      study.steps.get(step.node)?.kind !== 'impossible' &&
      step.action.to.includes('contact.'),
  );
}

function bothSend(
  program: Program,
  studies: readonly [TriggerStudy, TriggerStudy],
  channel: Channel,
  near: NearOccurrences,
): Witness | undefined {
  const answers = new TestAnswers(program.timeZone);
  const active = studies.map(({ trigger }) => ({ from: trigger.activeFrom, until: trigger.activeUntil }));
  const reach = studies.map((study): Formula => {
    const of = messagesOf(study, channel).map(({ node }) => study.reach(node));
    return { kind: 'some', of };
  });
  const address = addressesOf(studies, channel);
  const outcome = findOccurrence(
    { formulas: [...reach, ...address], active, near, timeZone: program.timeZone },
    answers,
  );
  return outcome.kind === 'found' && doSend(program, studies, channel, outcome.value) ? outcome.value : undefined;
}

/** That fields of the contact which a recipient is just one of hold an address. */
function addressesOf(studies: readonly TriggerStudy[], channel: Channel): readonly Formula[] {
  const fields = studies.flatMap((study) =>
    messagesOf(study, channel).flatMap(({ action }) => {
      const to = action.kind === channel ? action.to : '';
      return /^\s*\{\{\s*(contact\.[A-Za-z_]\w*)\s*\}\}\s*$/.exec(to)?.[1] ?? [];
    }),
  );
  return [...new Set(fields)].flatMap((field) => {
    const path = parseFieldPath(field);
    if (!path.ok) return [];
    const rule: RuleTest = {
      kind: 'rule',
      field,
      path: path.value,
      operator: 'matches',
      not: false,
      ignoreCase: true,
      value: PATTERNS[channel],
    };
    return [formulaOf(rule, true)];
  });
}

/** Whether both request a message to the same address, as the engine evaluates it. */
function doSend(
  program: Program,
  studies: readonly [TriggerStudy, TriggerStudy],
  channel: Channel,
  { occurrence, now }: Witness,
): boolean {
  const prepared = prepare({ ...program, triggers: studies.map(({ trigger }) => trigger) });
  const { requests } = evaluate(prepared, occurrence, { now, state: { contact: occurrence.contact } });
  const [mine, others] = studies.map(
    ({ trigger }) =>
      new Set(
        requests
          .filter((one) => one.trigger === trigger.id && one.kind === channel && one.occurrence === occurrence.id)
          .map(({ params }) => JSON.stringify(params['to'])),
      ),
  );
  return [...(mine ?? [])].some((to) => others?.has(to) === true);
}
