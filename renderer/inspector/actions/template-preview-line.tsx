import { Eye, TriangleAlert } from 'lucide-react';
import type { Rendered } from '../../../shared/program/template.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './template-field.module.css';
import type { TemplateRemark } from './template-remarks.ts';

/** What the sample in view makes of a template, and what it noted that is not told at a place. */
export function RenderedPreview(props: {
  readonly rendered: Rendered;
  readonly told: readonly TemplateRemark[];
  readonly sample: string;
}) {
  const { text, notes } = props.rendered;
  const left = notes.filter((note) => {
    const [field = note] = note.split(' is missing');
    return !props.told.some(({ message }) => message.includes(field));
  });
  return (
    <>
      <p className={classes.preview} title={`As ${props.sample} would make it`}>
        <Icon of={Eye} size={12} />
        <span className={classes.rendered}>
          <span className="spoken">Preview: </span>
          {text === '' ? <i>empty</i> : text}
        </span>
      </p>
      {left.map((note) => (
        <p key={note} className={classes.note} data-tone="wait">
          <Icon of={TriangleAlert} size={12} />
          {note}
        </p>
      ))}
    </>
  );
}
