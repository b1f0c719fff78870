import { Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import { Children, type ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import classes from './problem-row.module.css';
import { severityWord, type ShownSeverity } from './problem-words.ts';

const LOOKS = {
  error: { tone: 'err', icon: OctagonAlert },
  warning: { tone: 'wait', icon: TriangleAlert },
  info: { tone: 'idle', icon: Info },
} as const;

/** One problem: message and place, below them severity, code and its one fix; several fixes get a row of their own. */
export function ProblemRow(props: {
  problem: { readonly severity: ShownSeverity; readonly message: string; readonly code: string };
  place: string;
  placeName: string;
  current?: boolean;
  onJump: () => void;
  /** Buttons of fixes. */
  children?: ReactNode;
}) {
  const { problem, place, placeName, current = false, onJump } = props;
  const { severity, message, code } = problem;
  const { tone, icon } = LOOKS[severity];
  const fixes = Children.toArray(props.children);
  return (
    <div className={classes.row} data-tone={tone} data-current={current || undefined}>
      <span className={classes.icon}>
        <Icon of={icon} />
      </span>
      <div className={classes.body}>
        <div className={classes.first}>
          <button
            type="button"
            data-row
            className={classes.message}
            aria-current={current || undefined}
            aria-label={`${severityWord(severity)}, ${message} ${placeName}`}
            onClick={onJump}
          >
            {message}
          </button>
          <span className={classes.place}>{place}</span>
        </div>
        <div className={classes.second}>
          <span className={classes.severity}>{severityWord(severity)}</span>
          <span className={`${classes.code} mono ellipsis`}>{code}</span>
          {fixes.length === 1 && <span className={classes.fix}>{fixes}</span>}
        </div>
        {fixes.length > 1 && <div className={classes.fixes}>{fixes}</div>}
      </div>
    </div>
  );
}
