import type { Compilation } from '../compiler/compile.ts';
import type { Workspace } from '../flow/workspace.ts';
import type { ProgramTrigger } from '../program/program.ts';
import type { AnalysisProblem } from './analysis-problem.ts';
import { flowFindings } from './flow-findings.ts';
import { loopProblem, loopsOf } from './loops.ts';
import { nearOccurrences, type NearOccurrences } from './near-occurrences.ts';
import { overlapProblems, overlapsOf } from './overlaps.ts';
import { studyTrigger, type TriggerStudy } from './trigger-study.ts';
import { unusedEvents } from './unused-events.ts';

export interface Analysis {
  /** By triggers in document order, then what is between triggers, then the events. */
  readonly problems: readonly AnalysisProblem[];
  /** Of every enabled trigger without errors, in document order. */
  readonly studies: readonly TriggerStudy[];
}

interface Remembered {
  readonly near: NearOccurrences;
  readonly timeZone: string;
  readonly study: TriggerStudy;
}
const known = new WeakMap<ProgramTrigger, Remembered>();

/**
 * Studies a workspace, yielding after each question, each a matter of milliseconds: whoever runs it decides when to go
 * on, or to stop. A trigger that did not change since it was last studied is not studied again. Pure and deterministic.
 */
export function* analysing(workspace: Workspace, { program }: Compilation): Generator<undefined, Analysis> {
  const near = rememberedNear(workspace.samples);
  const studies: TriggerStudy[] = [];
  const problems: AnalysisProblem[] = [];
  for (const compiled of program.triggers) {
    const index = workspace.triggers.findIndex(({ id }) => id === compiled.id);
    const trigger = workspace.triggers[index];
    if (!compiled.enabled || !trigger) continue;
    const study = yield* studied(compiled, near(compiled.event), program.timeZone);
    studies.push(study);
    problems.push(...flowFindings(trigger, `/triggers/${index}`, study));
    yield;
  }
  const overlaps = yield* overlapsOf(program, studies, near);
  problems.push(
    ...overlapProblems(workspace, overlaps),
    ...loopsOf(program, studies).map((loop) => loopProblem(workspace, loop)),
    ...unusedEvents(workspace),
  );
  return { problems, studies };
}

/** The same in one go. */
export function analyse(workspace: Workspace, compilation: Compilation): Analysis {
  const run = analysing(workspace, compilation);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

function* studied(
  trigger: ProgramTrigger,
  near: NearOccurrences,
  timeZone: string,
): Generator<undefined, TriggerStudy> {
  const before = known.get(trigger);
  if (before?.timeZone === timeZone && isSame(before.near, near)) return before.study;
  const study = yield* studyTrigger(trigger, near, timeZone);
  known.set(trigger, { near, timeZone, study });
  return study;
}

function isSame(one: NearOccurrences, another: NearOccurrences): boolean {
  return one.length === another.length && one.every((occurrence, index) => occurrence === another[index]);
}

const plain = new WeakMap<Workspace['samples'], Map<string, NearOccurrences>>();

/** The same occurrences for the same samples and event, so that a study of before is known again. */
export function rememberedNear(samples: Workspace['samples']): (event: string) => NearOccurrences {
  let byEvent = plain.get(samples);
  if (!byEvent) plain.set(samples, (byEvent = new Map<string, NearOccurrences>()));
  return (event) => {
    let near = byEvent.get(event);
    if (!near) byEvent.set(event, (near = nearOccurrences(samples, event)));
    return near;
  };
}
