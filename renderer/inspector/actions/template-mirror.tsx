import { Combobox } from '@mantine/core';
import { memo } from 'react';
import classes from './template-box.module.css';
import { piecesOf, type Piece, type Underline } from './template-pieces.ts';

/**
 * The text of a template as it is seen: it lies exactly under the text box, which is transparent, and gives it its height.
 * `anchor`: the offset below which a list of completions stands.
 */
export const TemplateMirror = memo(function TemplateMirror(props: {
  readonly text: string;
  readonly underlines: readonly Underline[];
  readonly anchor: number;
  readonly lines: number;
}) {
  const { text, anchor } = props;
  const pieces = piecesOf(text, props.underlines);
  const before = pieces.flatMap((piece) => clipped(piece, 0, anchor));
  const after = pieces.flatMap((piece) => clipped(piece, anchor, text.length));
  return (
    <div className={classes.mirror} aria-hidden style={{ minHeight: props.lines * 20 + 6 }}>
      {before.map(drawn)}
      <Combobox.DropdownTarget>
        <span key="anchor" className={classes.anchor} />
      </Combobox.DropdownTarget>
      {after.map(drawn)}
      {'\u200b'}
    </div>
  );
});

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
