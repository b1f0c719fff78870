import { Button } from '@mantine/core';
import classes from './tests-dock.module.css';

interface GapRowProps {
  readonly words: string;
  /** Why no test can close it; undefined where one can be written. */
  readonly reason: string | undefined;
  readonly onWrite: () => void;
}

/** Something that no test has shown yet: a button that writes one, or the reason why none can. */
export function GapRow({ words, reason, onWrite }: GapRowProps) {
  return (
    <li>
      <span className={classes.gapLine}>
        <span>{words}</span>
        {reason === undefined && (
          <Button variant="subtle" size="compact-xs" aria-label={`Write test: ${words}`} onClick={onWrite}>
            Write test
          </Button>
        )}
      </span>
      {reason !== undefined && reason !== '' && <span className={`${classes.reason} meta`}>{reason}</span>}
    </li>
  );
}
