import { OctagonAlert, TriangleAlert } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import classes from './template-field.module.css';
import type { TemplateRemark } from './template-remarks.ts';

const MOST = 4;

/** What is said of a template, below it: each with its place, which a press selects, and the one word that mends it. */
export function TemplateRemarkLines(props: {
  readonly remarks: readonly TemplateRemark[];
  readonly onPlace: (remark: TemplateRemark) => void;
  readonly onMend: (remark: TemplateRemark, meant: string) => void;
}) {
  const { remarks } = props;
  const left = remarks.length - MOST;
  return (
    <>
      {remarks.slice(0, MOST).map((remark) => (
        <p
          key={`${remark.from} ${remark.message}`}
          className={classes.remark}
          data-tone={remark.severity === 'error' ? 'err' : 'wait'}
        >
          <Icon of={remark.severity === 'error' ? OctagonAlert : TriangleAlert} size={12} />
          <span className={classes.remarkText}>
            {remark.message}{' '}
            {remark.meant !== undefined && (
              <button type="button" onClick={() => props.onMend(remark, remark.meant ?? '')}>
                Use {remark.meant}
              </button>
            )}
          </span>
          <button
            type="button"
            className={classes.place}
            title="Select the place"
            onClick={() => props.onPlace(remark)}
          >
            <span aria-hidden>
              {remark.line}:{remark.column}
            </span>
            <span className="spoken">
              Line {remark.line}, column {remark.column}
            </span>
          </button>
        </p>
      ))}
      {left > 0 && <p className={classes.note}>And {left} more.</p>}
    </>
  );
}
