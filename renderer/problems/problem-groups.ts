import type { AnalysisProblem } from '../../shared/analysis/analysis-problem.ts';
import type { Witness } from '../../shared/analysis/solver/find-occurrence.ts';
import type { Problem, TextProblem } from '../../shared/base/problem.ts';
import { nodeTitle } from '../../shared/flow/wording.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';

/** Where a problem of the workspace is, for the one who goes there. */
export type ProblemPlace =
  | { readonly kind: 'events'; readonly problem: TextProblem }
  | { readonly kind: 'trigger'; readonly trigger: string; readonly node: string | undefined }
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'workspace' };

/** What the compiler finds, or what is proved. */
export type AnyProblem = Problem | AnalysisProblem;

export interface LocatedProblem {
  readonly problem: AnyProblem;
  readonly place: ProblemPlace;
  /** The place in words: a step's name, or line:column. */
  readonly words: string;
  /** The same, to be read out after the message. */
  readonly said: string;
  /** An occurrence that shows it. */
  readonly witness?: Witness;
}

export interface ProblemGroup {
  readonly key: string;
  readonly title: string;
  readonly problems: readonly LocatedProblem[];
}

/** All problems of a workspace by what they are about: the events, each trigger in document order, the workspace itself. */
export function problemGroups(
  workspace: Workspace,
  problems: readonly AnyProblem[],
  ofEvents: readonly TextProblem[],
): readonly ProblemGroup[] {
  const events = ofEvents.map((problem): LocatedProblem => ({
    problem,
    place: { kind: 'events', problem },
    words: `${problem.line}:${problem.column}`,
    said: `line ${problem.line}, column ${problem.column}`,
  }));
  const general = problems.filter(({ trigger }) => trigger === undefined);
  const triggers = [...new Set(problems.flatMap(({ trigger }) => trigger ?? []))];
  return [
    { key: 'workspace', title: 'Workspace', problems: general.map((problem) => ofWorkspace(workspace, problem)) },
    { key: 'events', title: 'Events JSON', problems: events },
    ...triggers.map((id): ProblemGroup => {
      const own = problems.filter(({ trigger }) => trigger === id);
      const title = triggerOf(workspace, id)?.name ?? id;
      return { key: `trigger ${id}`, title, problems: own.map((problem) => ofTrigger(workspace, id, problem)) };
    }),
  ].filter((group) => group.problems.length > 0);
}

function ofWorkspace(workspace: Workspace, problem: AnyProblem): LocatedProblem {
  const event = workspace.events[Number(/^\/events\/(\d+)$/.exec(problem.pointer)?.[1])];
  if (event)
    return { problem, place: { kind: 'event', id: event.id }, words: event.id, said: `about event ${event.id}` };
  return { problem, place: { kind: 'workspace' }, words: problem.pointer, said: 'in the workspace' };
}

function ofTrigger(workspace: Workspace, trigger: string, problem: AnyProblem): LocatedProblem {
  const node = triggerOf(workspace, trigger)?.nodes.find(({ id }) => id === problem.node);
  const words = node ? nodeTitle(node) : 'Trigger';
  const witness = 'witness' in problem ? problem.witness : undefined;
  const place = { kind: 'trigger', trigger, node: problem.node } as const;
  return { problem, place, words, said: `in ${words}`, ...(witness && { witness }) };
}
