import { useEffect } from 'react';
import { useDocument } from './document/document-store.ts';
import { FileDropHint } from './document/file-drop-hint.tsx';
import { QuestionDialog } from './document/question-dialog.tsx';
import { useDesktopEvents } from './document/use-desktop-events.ts';
import { useDiskCheck } from './document/use-disk-check.ts';
import { useJournal } from './document/use-journal.ts';
import { useShortcuts } from './document/use-shortcuts.ts';
import { useWindowTitle } from './document/use-window-title.ts';
import { openExample } from './document/file-actions.ts';
import { Designer } from './frame/designer.tsx';
import { HelpDialog } from './help/help-dialog.tsx';
import { PaletteDialog } from './palette/palette-dialog.tsx';
import { useServerWatch } from './publish/use-server-watch.ts';
import { Announcements } from './ui/announce.tsx';
import { Toasts } from './ui/toasts.tsx';
import { Welcome } from './welcome/welcome.tsx';

/** The window: the welcome until a document is open, then the designer. */
export function App({ version }: { version: string }) {
  const isOpen = useDocument((state) => state.document !== null);
  useDesktopEvents();
  useShortcuts();
  useWindowTitle();
  useJournal();
  useDiskCheck();
  useServerWatch();
  useEffect(() => {
    if (new URLSearchParams(location.search).get('open') === 'example') openExample();
    // Two frames later what was rendered is painted: pictures wait for it.
    requestAnimationFrame(() => requestAnimationFrame(() => (document.documentElement.dataset.ready = 'true')));
  }, []);
  return (
    <>
      {isOpen ? <Designer /> : <Welcome version={version} />}
      <QuestionDialog />
      <FileDropHint />
      <PaletteDialog />
      <HelpDialog />
      <Toasts />
      <Announcements />
    </>
  );
}
