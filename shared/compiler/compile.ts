import { hasErrors, type Problem } from '../base/problem.ts';
import type { Trigger } from '../flow/trigger.ts';
import type { Workspace } from '../flow/workspace.ts';
import { ENGINE, type Program } from '../program/program.ts';
import { checkWorkspace, repeatedIds } from './check-workspace.ts';
import { compileTrigger, type CompiledTrigger } from './compile-trigger.ts';
import { factsOf, type Facts } from './facts.ts';
import { problemAt } from './report.ts';
import { sameProblems } from './same-problems.ts';

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

/**
 * The program of a workspace, and everything that is wrong with it (F4). Names, layout, samples and tests never reach the program (F5):
 * after a change of nothing else the answer is the very object that it was.
 */
export function compile(workspace: Workspace): Compilation {
  const facts = factsOf(workspace.events, workspace.timeZone);
  const general = checkWorkspace(workspace);
  const idProblems = checkTriggerIds(workspace.triggers);
  const compiled = workspace.triggers.map((trigger, index): CompiledTrigger => {
    const alone = compileTrigger(trigger, `/triggers/${index}`, facts);
    const idProblem = idProblems.get(index);
    return idProblem === undefined ? alone : { problems: [idProblem, ...alone.problems] };
  });
  const blocked = workspace.triggers.flatMap(({ id, enabled }, index) =>
    enabled && compiled[index]?.program === undefined ? [id] : [],
  );
  const before = latest.get(facts);
  if (before !== undefined && isSame(before, { workspace, compiled, general, blocked })) return before.compilation;
  const compilation: Compilation = {
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
  latest.set(facts, { workspace: workspace.id, compiled, general, compilation });
  return compilation;
}

interface Compiled {
  readonly workspace: string;
  readonly compiled: readonly CompiledTrigger[];
  readonly general: readonly Problem[];
  readonly compilation: Compilation;
}
const latest = new WeakMap<Facts, Compiled>();

function isSame(
  before: Compiled,
  now: Pick<Compiled, 'compiled' | 'general'> & { workspace: Workspace; blocked: readonly string[] },
): boolean {
  const { blocked } = before.compilation;
  return (
    before.workspace === now.workspace.id &&
    before.compiled.length === now.compiled.length &&
    now.compiled.every(({ program, problems }, index) => {
      const other = before.compiled[index];
      return program === other?.program && problems === other?.problems;
    }) &&
    now.blocked.length === blocked.length &&
    now.blocked.every((id, index) => id === blocked[index]) &&
    sameProblems(before.general, now.general)
  );
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
