import { evaluate } from '../engine/evaluate.ts';
import { prepare } from '../engine/prepare.ts';
import type { Trace } from '../engine/trace.ts';
import { triggerOf, type Workspace } from '../flow/workspace.ts';
import type { ActionSpec, Program } from '../program/program.ts';
import type { AnalysisProblem } from './analysis-problem.ts';
import type { Witness } from './solver/find-occurrence.ts';
import type { TriggerStudy } from './trigger-study.ts';

/** Triggers whose events lead to one another, in the order of a way around. */
export interface Loop {
  readonly triggers: readonly string[];
  /** An occurrence for which evaluation stops at its depth limit (E9); absent when none is known. */
  readonly witness?: Witness;
}

/** The rings of triggers that `emitEvent` and `updateContact` close, each with an occurrence that goes round if one is found. */
export function loopsOf(program: Program, studies: readonly TriggerStudy[]): readonly Loop[] {
  const leads = new Map(studies.map((study) => [study, leadsTo(study, studies)]));
  const told = new Set<TriggerStudy>();
  return studies.flatMap((study): readonly Loop[] => {
    if (told.has(study)) return [];
    const ring = wayAround(study, leads);
    if (!ring) return [];
    for (const one of ring) told.add(one);
    const witness = loopWitness(program, ring);
    return [{ triggers: ring.map(({ trigger }) => trigger.id), ...(witness && { witness }) }];
  });
}

export function loopProblem(workspace: Workspace, { triggers, witness }: Loop): AnalysisProblem {
  const names = triggers.map((id) => `“${triggerOf(workspace, id)?.name ?? id}”`);
  const [first = '', ...others] = names;
  const around = others.length === 0 ? `${first} can cause itself` : `${[...names, first].join(' causes ')}`;
  const index = workspace.triggers.findIndex(({ id }) => id === triggers[0]);
  return {
    code: witness ? 'analysis.loop' : 'analysis.possibleLoop',
    severity: witness ? 'warning' : 'info',
    message: witness
      ? `${around}, without end: evaluation stops after 8 occurrences.`
      : `${around}. No occurrence that goes on without end was found, nor a proof that there is none.`,
    pointer: `/triggers/${index}`,
    trigger: triggers[0] ?? '',
    ...(witness && { witness }),
  };
}

/** Events that an action raises (E9). */
function raisedBy(action: ActionSpec): readonly string[] {
  if (action.kind === 'emitEvent') return [action.event];
  if (action.kind !== 'updateContact') return [];
  return [...new Set(action.changes.map(({ field }) => (field === 'points' ? '10101' : '10301')))];
}

function leadsTo(study: TriggerStudy, all: readonly TriggerStudy[]): readonly TriggerStudy[] {
  const events = study.trigger.steps.flatMap((step) =>
    step.kind === 'action' && study.steps.get(step.node)?.kind !== 'impossible' ? raisedBy(step.action) : [],
  );
  return all.filter(({ trigger }) => events.includes(trigger.event));
}

/** The shortest way from a trigger back to itself, by breadth. */
function wayAround(
  start: TriggerStudy,
  leads: ReadonlyMap<TriggerStudy, readonly TriggerStudy[]>,
): readonly TriggerStudy[] | undefined {
  const seen = new Set<TriggerStudy>();
  let ways: readonly (readonly TriggerStudy[])[] = [[start]];
  while (ways.length > 0) {
    const next: (readonly TriggerStudy[])[] = [];
    for (const way of ways) {
      for (const target of leads.get(way.at(-1) ?? start) ?? []) {
        if (target === start) return way;
        if (seen.has(target)) continue;
        seen.add(target);
        next.push([...way, target]);
      }
    }
    ways = next;
  }
  return undefined;
}

/** Tries what is known to reach the actions of the ring, with nothing but the ring. */
function loopWitness(program: Program, ring: readonly TriggerStudy[]): Witness | undefined {
  const prepared = prepare({ ...program, triggers: ring.map(({ trigger }) => trigger) });
  for (const { trigger, steps } of ring) {
    for (const { node, kind } of trigger.steps) {
      const outcome = steps.get(node);
      if (kind !== 'action' || outcome?.kind !== 'found') continue;
      const { occurrence, now } = outcome.value;
      const { trace } = evaluate(prepared, occurrence, { now, state: { contact: occurrence.contact } });
      if (isGuarded(trace)) return outcome.value;
    }
  }
  return undefined;
}

function isGuarded({ caused = [] }: Trace): boolean {
  return caused.some(({ guard }) => guard === 'loop-guard');
}
