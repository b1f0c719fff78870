import { OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './form-row.module.css';

/** A control with its label left of it and what is wrong with it below. */
export function FormRow(props: {
  readonly label: string;
  /** Id of the control, when it is one that a label can name. */
  readonly htmlFor?: string;
  readonly problem?: Problem | undefined;
  readonly problemId?: string;
  /** The control is one line. */
  readonly inline?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.row} data-inline={props.inline || undefined}>
      {props.htmlFor === undefined ? (
        <span className={classes.label} aria-hidden>
          {props.label}
        </span>
      ) : (
        <label className={classes.label} htmlFor={props.htmlFor}>
          {props.label}
        </label>
      )}
      <div className={classes.control}>
        {props.children}
        <ProblemLine problem={props.problem} id={props.problemId} />
      </div>
    </div>
  );
}

/** A problem at its control: icon and message. */
export function ProblemLine({
  problem,
  id,
}: {
  readonly problem: Problem | undefined;
  readonly id?: string | undefined;
}) {
  if (problem === undefined) return null;
  const error = problem.severity === 'error';
  return (
    <p className={classes.problem} id={id} data-tone={error ? 'err' : 'wait'}>
      <Icon of={error ? OctagonAlert : TriangleAlert} size={12} />
      <span>{problem.message}</span>
    </p>
  );
}
