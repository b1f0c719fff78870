import { hasErrors, type Problem } from '../base/problem.ts';
import type { Edge, Trigger } from '../flow/trigger.ts';
import type { ProgramTrigger } from '../program/program.ts';
import { checkTexts } from './check-texts.ts';
import type { Facts } from './facts.ts';
import { lowerTrigger } from './lowering.ts';
import { checkReferences } from './references.ts';
import { sameProblems } from './same-problems.ts';
import { checkStructure } from './structure.ts';

export interface CompiledTrigger {
  /** Absent: enabled with errors, hence blocked (F4). Of a disabled trigger only its gate. */
  readonly program?: ProgramTrigger;
  readonly problems: readonly Problem[];
}

interface Remembered {
  readonly facts: Facts;
  readonly pointer: string;
  readonly compiled: CompiledTrigger;
}
const known = new WeakMap<Trigger, Remembered>();
/** By the edges, which most edits leave as they are: what came of the state before. */
const latest = new WeakMap<readonly Edge[], CompiledTrigger>();

/**
 * Structure, references, lowering. A trigger that did not change since the last call is not compiled again; where a change
 * left program or problems as they were, such as that of a name, they are the same objects.
 */
export function compileTrigger(trigger: Trigger, pointer: string, facts: Facts): CompiledTrigger {
  const before = known.get(trigger);
  if (before?.facts === facts && before.pointer === pointer) return before.compiled;
  const compiled = keeping(latest.get(trigger.edges), run(trigger, pointer, facts));
  known.set(trigger, { facts, pointer, compiled });
  latest.set(trigger.edges, compiled);
  return compiled;
}

/** Whether a state of a trigger was compiled before, so that it is quickly done again. */
export function wasCompiled(trigger: Trigger): boolean {
  return known.has(trigger);
}

function run(trigger: Trigger, pointer: string, facts: Facts): CompiledTrigger {
  const lowered = lowerTrigger(trigger, pointer, facts);
  const problems = [
    ...checkStructure(trigger, pointer),
    ...checkReferences(trigger, pointer, facts),
    ...checkTexts(trigger, pointer),
    ...lowered.problems,
  ];
  if (!trigger.enabled) {
    const { id, event } = lowered.program;
    return { program: { id, enabled: false, event, steps: [] }, problems };
  }
  return hasErrors(problems) ? { problems } : { program: lowered.program, problems };
}

function keeping(before: CompiledTrigger | undefined, now: CompiledTrigger): CompiledTrigger {
  if (before === undefined) return now;
  const problems = sameProblems(before.problems, now.problems) ? before.problems : now.problems;
  if (now.program === undefined) return { problems };
  return {
    program: before.program && sameProgram(before.program, now.program) ? before.program : now.program,
    problems,
  };
}

const GATES = ['id', 'enabled', 'event', 'activeFrom', 'activeUntil'] as const;

function sameProgram(a: ProgramTrigger, b: ProgramTrigger): boolean {
  const sameSteps = a.steps === b.steps || (a.steps.length === 0 && b.steps.length === 0);
  return sameSteps && GATES.every((gate) => a[gate] === b[gate]);
}
