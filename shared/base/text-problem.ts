import type { Fix, Severity, TextProblem } from './problem.ts';
import { rangeAt } from './text-position.ts';

export interface ProblemAt {
  readonly code: string;
  readonly severity?: Severity;
  readonly message: string;
  readonly pointer: string;
  readonly offset: number;
  readonly length: number;
  readonly related?: readonly {
    readonly message: string;
    readonly pointer: string;
    readonly offset: number;
    readonly length: number;
  }[];
  readonly fixes?: readonly Fix[];
}

/** A problem with its offsets as lines and columns (H5); an error unless it says otherwise. */
export function textProblem(starts: readonly number[], at: ProblemAt): TextProblem {
  return {
    code: at.code,
    severity: at.severity ?? 'error',
    message: at.message,
    pointer: at.pointer,
    ...rangeAt(starts, at.offset, at.length),
    ...(at.related === undefined
      ? {}
      : {
          related: at.related.map(({ message, pointer, offset, length }) => ({
            message,
            pointer,
            ...rangeAt(starts, offset, length),
          })),
        }),
    fixes: at.fixes ?? [],
  };
}

/** All of them, in the order of their places. */
export function textProblems(starts: readonly number[], found: readonly ProblemAt[]): readonly TextProblem[] {
  return [...found].sort((a, b) => a.offset - b.offset).map((at) => textProblem(starts, at));
}
