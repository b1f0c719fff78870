/** One difference between two states of a part of the document, in words. */
export interface PartChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** A noun: "rule", "subject". */
  readonly what: string;
  readonly text: string;
  readonly before?: string;
  readonly after?: string;
}

/** A difference inside one node, with the undo label of the gesture that makes it: "Set total to at least 100". */
export interface NodeChange extends PartChange {
  readonly gesture: string;
}

/** A change as one line of plain text: "changed rule event.total is at least: 150 → 100". */
export function partText({ kind, what, text, before, after }: PartChange): string {
  const sides = before === undefined && after === undefined ? '' : `: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
  return `${kind} ${what === text ? text : `${what} ${text}`}${sides}`;
}
