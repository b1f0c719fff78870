import { pointerTo } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import { PROBLEM_TABLE, type ProblemCode } from './problem-table.ts';

/** Tells a problem of one node; `field` is a path inside the node, such as `condition/of/0/value`, or empty for the whole node. */
export type ReportNode = (code: ProblemCode, field: string, ...words: readonly string[]) => void;

export interface Place {
  readonly pointer: string;
  readonly trigger?: string;
  readonly node?: string;
  readonly field?: string;
}

/** A problem as the table words it, at a place of the workspace document. */
export function problemAt(code: ProblemCode, place: Place, ...words: readonly string[]): Problem {
  const [severity, sentence] = PROBLEM_TABLE[code];
  return { code, severity, message: sentence(...words), ...place };
}

/** A reporter for one node: fills in pointer, trigger and node (F4). */
export function nodeReporter(
  place: { readonly pointer: string; readonly trigger: string; readonly node: string },
  problems: Problem[],
): ReportNode {
  return (code, field, ...words) => {
    const { pointer, trigger, node } = place;
    problems.push(
      problemAt(
        code,
        field === '' ? { pointer, trigger, node } : { pointer: `${pointer}/${field}`, trigger, node, field },
        ...words,
      ),
    );
  };
}

/** One step further into a node: `fieldOf('condition', 'of', 0)` is `condition/of/0`. Each step is escaped as in a JSON Pointer. */
export function fieldOf(...steps: readonly (string | number)[]): string {
  return steps.reduce<string>((field, step) => pointerTo(field, step), '').slice(1);
}
