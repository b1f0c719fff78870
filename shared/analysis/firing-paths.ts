import type { GroupTest, ProgramTrigger } from '../program/program.ts';

/** What a path asks of a condition: to hold (its `yes` is taken), or not to (its `no`). */
export interface Requirement {
  readonly condition: GroupTest;
  readonly holds: boolean;
}

const MOST_PATHS = 200;

/**
 * What each way from the event node to a first action asks, in document order, at most 200 of them. A trigger fires
 * exactly when all that some path asks is so (E3, E4).
 */
export function firingPaths({ steps }: ProgramTrigger): readonly (readonly Requirement[])[] {
  const leads = new Uint8Array(steps.length);
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const step = steps[index];
    const next = step?.kind === 'event' ? step.out : step?.kind === 'condition' ? [...step.yes, ...step.no] : [];
    if (step?.kind === 'action' || next.some((target) => leads[target] === 1)) leads[index] = 1;
  }
  const paths: (readonly Requirement[])[] = [];
  const open: { readonly at: number; readonly needs: readonly Requirement[] }[] = [];
  const go = (targets: readonly number[], needs: readonly Requirement[]): void => {
    for (const at of [...targets].reverse()) if (leads[at] === 1) open.push({ at, needs });
  };
  for (const step of steps) if (step.kind === 'event') go(step.out, []);
  for (let next = open.pop(); next && paths.length < MOST_PATHS; next = open.pop()) {
    const { at, needs } = next;
    const step = steps[at];
    if (step?.kind === 'action') paths.push(needs);
    if (step?.kind !== 'condition') continue;
    go(step.no, [...needs, { condition: step.condition, holds: false }]);
    go(step.yes, [...needs, { condition: step.condition, holds: true }]);
  }
  return paths;
}
