import { Button } from '@mantine/core';
import { FileBraces, Save } from 'lucide-react';
import { openPath } from '../document/file-actions.ts';
import { discardKept, restoreKept, whenKept } from '../document/kept-work.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { recentRows, type RecentRow } from './recent-rows.ts';
import { useRecent } from './use-recent.ts';
import classes from './welcome.module.css';

function RowText({ row }: { row: RecentRow }) {
  return (
    <>
      <Icon of={FileBraces} />
      <span className={classes.recentText}>
        <span className={classes.recentName}>
          <b className="ellipsis">{row.name}</b>
          {row.kept && (
            <Badge tone="draft" icon={Save} title={`Kept ${whenKept(row.kept)}`}>
              Unsaved work kept
            </Badge>
          )}
        </span>
        {row.path === null ? (
          <span className="meta">Never saved to a file{row.kept && ` · kept ${whenKept(row.kept)}`}</span>
        ) : (
          <span className="mono ellipsis">{row.path}</span>
        )}
      </span>
    </>
  );
}

function Row({ row, onGone }: { row: RecentRow; onGone: () => void }) {
  const { path, kept } = row;
  const restore = async () => {
    if (kept && !(await restoreKept(kept.id))) onGone();
  };
  const discard = async () => {
    if (kept && (await discardKept(kept))) onGone();
  };
  const time = new Date(row.time);
  return (
    <li>
      {path === null ? (
        <div className={classes.recentMain}>
          <RowText row={row} />
        </div>
      ) : (
        <button type="button" className={classes.recentMain} onClick={() => void openPath(path)}>
          <RowText row={row} />
        </button>
      )}
      {kept ? (
        <span className={classes.recentChoices}>
          <Button size="xs" aria-label={`Restore ${row.name}`} onClick={() => void restore()}>
            Restore
          </Button>
          <Button variant="default" size="xs" aria-label={`Discard ${row.name}`} onClick={() => void discard()}>
            Discard
          </Button>
        </span>
      ) : (
        <time className={`meta ${classes.recentTime}`} dateTime={row.time} title={time.toLocaleString()}>
          {time.toLocaleDateString()}
        </time>
      )}
    </li>
  );
}

/** Recent files and the unsaved work of windows that ended without closing. */
export function RecentFiles() {
  const { recent, again } = useRecent();
  const rows = recentRows(recent.files, recent.kept);
  return (
    <>
      <div className={classes.recentHead}>
        {rows.length > 0 && <h2>Recent</h2>}
        <span>Drop a file anywhere to open it</span>
      </div>
      {rows.length > 0 && (
        <ul className={classes.recent}>
          {rows.map((row) => (
            <Row key={row.key} row={row} onGone={again} />
          ))}
        </ul>
      )}
      {recent.unreadable.length > 0 && (
        <p className={classes.unreadable} role="status">
          Some unsaved work could not be read. It is set aside in{' '}
          <span className="mono">{recent.unreadable.join(', ')}</span>
        </p>
      )}
    </>
  );
}
