import { hasErrors, type Problem } from '../base/problem.ts';
import type { Trigger } from '../flow/trigger.ts';
import type { Workspace } from '../flow/workspace.ts';
import { ENGINE, type Program } from '../program/program.ts';
import { checkWorkspace, repeatedIds } from './check-workspace.ts';
import { compileTrigger } from './compile-trigger.ts';
import { factsOf } from './facts.ts';
import { problemAt } from './report.ts';

export interface Compilation {
  /** Runs as it is: enabled triggers with errors are absent, disabled ones are gates (F4). */
  readonly program: Program;
  /** Of the whole workspace, by triggers in document order; pointers lead into the workspace document. */
  readonly problems: readonly Problem[];
  /** Ids of enabled triggers with errors. */
  readonly blocked: readonly string[];
  /** Whether nothing stands in the way of publishing; warnings never do. */
  readonly publishable: boolean;
}

/** The program of a workspace, and everything that is wrong with it (F4). Names, layout, samples and tests never reach the program (F5). */
export function compile(workspace: Workspace): Compilation {
  const facts = factsOf(workspace.events, workspace.timeZone);
  const general = checkWorkspace(workspace);
  const idProblems = checkTriggerIds(workspace.triggers);
  const compiled = workspace.triggers.map((trigger, index) => {
    const { program, problems } = compileTrigger(trigger, `/triggers/${index}`, facts);
    const idProblem = idProblems.get(index);
    return idProblem === undefined ? { trigger, program, problems } : { trigger, problems: [idProblem, ...problems] };
  });
  const blocked = compiled.flatMap(({ trigger, program }) => (trigger.enabled && !program ? [trigger.id] : []));
  return {
    program: {
      engine: ENGINE,
      workspace: workspace.id,
      timeZone: facts.timeZone,
      events: [...facts.events],
      triggers: compiled.flatMap(({ program }) => program ?? []),
    },
    problems: [...general, ...compiled.flatMap(({ problems }) => problems)],
    blocked,
    publishable: blocked.length === 0 && idProblems.size === 0 && !hasErrors(general),
  };
}

/** A trigger that its id does not tell from others runs nowhere, and blocks publishing even when it is off. */
function checkTriggerIds(triggers: readonly Trigger[]): ReadonlyMap<number, Problem> {
  const place = (index: number, trigger: string) => ({ pointer: `/triggers/${index}/id`, trigger });
  const missing = triggers.flatMap(({ id }, index) =>
    id === '' ? [[index, problemAt('flow.triggerIdMissing', place(index, id))] as const] : [],
  );
  const repeated = repeatedIds(triggers).map(
    ({ id, index }) => [index, problemAt('flow.triggerIdDuplicate', place(index, id), id)] as const,
  );
  return new Map([...repeated, ...missing]);
}
