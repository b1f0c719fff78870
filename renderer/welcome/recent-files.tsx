import { FileBraces } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RecentFile } from '../../shared/desktop/bridge.ts';
import { desktop } from '../desktop.ts';
import { openPath } from '../document/file-actions.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './welcome.module.css';

export function RecentFiles() {
  const [files, setFiles] = useState<readonly RecentFile[]>([]);
  useEffect(() => {
    let shown = true;
    void desktop()
      .call('file.recent', null)
      .then((recent) => shown && setFiles(recent));
    return () => {
      shown = false;
    };
  }, []);
  if (files.length === 0) return null;
  return (
    <>
      <h2 className={classes.recentHead}>Recent</h2>
      <ul className={classes.recent}>
        {files.slice(0, 5).map(({ path, name, openedAt }) => (
          <li key={path}>
            <button type="button" onClick={() => void openPath(path)}>
              <Icon of={FileBraces} />
              <span className={classes.recentText}>
                <b className="ellipsis">{name}</b>
                <span className="mono ellipsis">{path}</span>
              </span>
              <time className="meta" dateTime={openedAt}>
                {new Date(openedAt).toLocaleDateString()}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
