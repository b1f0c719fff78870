export type Severity = 'error' | 'warning';

/** Replace `length` UTF-16 units at `offset` by `text`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** One click that removes the problem; its edits are applied together and do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/**
 * Something wrong with a document, at a place in its value: `pointer` is a JSON Pointer (RFC 6901) into the document.
 * A flow's problems also name trigger, node and field (F4).
 */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly pointer: string;
  readonly trigger?: string;
  readonly node?: string;
  readonly field?: string;
}

/** 1-based; columns count UTF-16 units; the end is exclusive. */
export interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A problem at a place of a text (H5). */
export interface TextProblem extends Problem, TextRange {
  readonly related?: readonly (TextRange & { readonly message: string; readonly pointer: string })[];
  readonly fixes: readonly Fix[];
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
