import { useEffect } from 'react';
import { desktop } from '../desktop.ts';
import { useDocument } from './document-store.ts';
import { useIsDirty } from './use-workspace.ts';

/** Tells the window's frame the document's name, file and dirty dot. */
export function useWindowTitle(): void {
  const title = useDocument((state) => state.document?.history.present.name ?? 'Hookflow');
  const path = useDocument((state) => state.document?.path ?? null);
  const dirty = useIsDirty();
  useEffect(() => {
    void desktop().call('window.setDocument', { title: title.slice(0, 300), dirty, path });
  }, [title, path, dirty]);
}
