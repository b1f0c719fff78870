import { useCallback, useEffect, useState } from 'react';
import type { KeptList, RecentFile } from '../../shared/desktop/desktop-answers.ts';
import { desktop } from '../desktop.ts';

export interface Recent extends KeptList {
  readonly files: readonly RecentFile[];
}
const nothing: Recent = { files: [], kept: [], unreadable: [] };

/** Recent files and unsaved work that was kept; `again` asks once more, after something was discarded. */
export function useRecent(): { readonly recent: Recent; readonly again: () => void } {
  const [recent, setRecent] = useState(nothing);
  const again = useCallback(() => void read().then(setRecent), []);
  useEffect(() => {
    let shown = true;
    void read().then((found) => shown && setRecent(found));
    return () => {
      shown = false;
    };
  }, []);
  return { recent, again };
}

async function read(): Promise<Recent> {
  const [files, kept] = await Promise.all([desktop().call('file.recent', null), desktop().call('journal.list', null)]);
  return { files, ...kept };
}
