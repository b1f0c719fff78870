import type { Piece } from './template-pieces.ts';

export type { Piece };

/** A line of a template: where it begins, and its pieces, counted from there. */
export interface TemplateLine {
  readonly from: number;
  readonly pieces: readonly Piece[];
}

/** The pieces of a text line by line, without the line feeds between them; an empty text is one empty line. */
export function linesOf(pieces: readonly Piece[]): readonly TemplateLine[] {
  const lines: { from: number; pieces: Piece[] }[] = [{ from: 0, pieces: [] }];
  for (const piece of pieces) {
    let at = piece.from;
    for (const [index, text] of piece.text.split('\n').entries()) {
      if (index > 0) lines.push({ from: at, pieces: [] });
      const line = lines.at(-1);
      if (line !== undefined && text !== '') line.pieces.push({ ...piece, from: at - line.from, text });
      at += text.length + 1;
    }
  }
  return lines;
}

/** Whether two lines are drawn alike. */
export function sameLine(a: readonly Piece[], b: readonly Piece[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ from, text, look, severity }, index) => {
      const other = b[index];
      return other?.text === text && other.from === from && other.look === look && other.severity === severity;
    })
  );
}
