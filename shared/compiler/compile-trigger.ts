import { hasErrors, type Problem } from '../base/problem.ts';
import type { Trigger } from '../flow/trigger.ts';
import type { ProgramTrigger } from '../program/program.ts';
import { checkTexts } from './check-texts.ts';
import type { Facts } from './facts.ts';
import { lowerTrigger } from './lowering.ts';
import { checkReferences } from './references.ts';
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

/** Structure, references, lowering. A trigger that did not change since the last call is not compiled again. */
export function compileTrigger(trigger: Trigger, pointer: string, facts: Facts): CompiledTrigger {
  const before = known.get(trigger);
  if (before?.facts === facts && before.pointer === pointer) return before.compiled;
  const compiled = run(trigger, pointer, facts);
  known.set(trigger, { facts, pointer, compiled });
  return compiled;
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
