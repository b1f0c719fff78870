import type { Problem } from '../../../shared/base/problem.ts';
import { ProblemLine } from './form-row.tsx';

/** Problems of a step that no control of its form shows. `claimed`: the fields that controls show, with all inside them. */
export function LeftOverProblems(props: {
  readonly problems: readonly Problem[];
  readonly claimed: readonly string[];
}) {
  const left = props.problems.filter(
    ({ field }) =>
      field === undefined || !props.claimed.some((claim) => field === claim || field.startsWith(`${claim}/`)),
  );
  return left.map((problem) => <ProblemLine key={`${problem.code} ${problem.field ?? ''}`} problem={problem} />);
}
