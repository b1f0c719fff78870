import { Combobox } from '@mantine/core';
import { memo } from 'react';
import classes from './template-box.module.css';
import { linesOf, sameLine, type Piece } from './template-lines.ts';
import { piecesOf, type Underline } from './template-pieces.ts';

/**
 * The text of a template as it is seen: it lies exactly under the text box, which is transparent, and gives it its height.
 * `anchor`: the offset below which a list of completions stands. A key draws the line that it changes.
 */
export const TemplateMirror = memo(function TemplateMirror(props: {
  readonly text: string;
  readonly underlines: readonly Underline[];
  readonly anchor: number;
  readonly lines: number;
}) {
  const lines = linesOf(piecesOf(props.text, props.underlines));
  const anchored = lines.findLastIndex(({ from }) => from <= props.anchor);
  return (
    <div className={classes.mirror} aria-hidden style={{ minHeight: props.lines * 20 + 6 }}>
      {lines.map(({ from, pieces }, index) => (
        <Line key={index} pieces={pieces} anchor={index === anchored ? props.anchor - from : -1} />
      ))}
    </div>
  );
});

const Line = memo(
  function Line({ pieces, anchor }: { readonly pieces: readonly Piece[]; readonly anchor: number }) {
    const before = anchor < 0 ? pieces : pieces.flatMap((piece) => clipped(piece, 0, anchor));
    const after = anchor < 0 ? [] : pieces.flatMap((piece) => clipped(piece, anchor, Infinity));
    return (
      <div>
        {before.map(drawn)}
        {anchor >= 0 && (
          <Combobox.DropdownTarget>
            <span key="anchor" />
          </Combobox.DropdownTarget>
        )}
        {after.map(drawn)}
        {'\u200b'}
      </div>
    );
  },
  (a, b) => a.anchor === b.anchor && sameLine(a.pieces, b.pieces),
);

function clipped(piece: Piece, from: number, to: number): readonly Piece[] {
  const start = Math.max(piece.from, from);
  const end = Math.min(piece.from + piece.text.length, to);
  if (end <= start) return [];
  return [{ ...piece, from: start, text: piece.text.slice(start - piece.from, end - piece.from) }];
}

function drawn({ from, text, look, severity }: Piece) {
  if (look === 'text' && severity === undefined) return text;
  return (
    <span key={from} className={classes[look]} data-severity={severity}>
      {text}
    </span>
  );
}
