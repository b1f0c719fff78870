import { desktop } from '../desktop.ts';
import { showToast } from '../ui/toasts.tsx';
import { askChanged, fileName, followFile, takeTheirs } from './disk-change.ts';
import { isSameDocument, setFileState, useDocument } from './document-store.ts';
import { inTurn } from './file-queue.ts';
import { mergeQuietly, mergeWithDisk, takeMine } from './merge-disk.ts';
import { saveNow } from './save-document.ts';

/** What was seen last, so that each change is told once. */
let told = '';
let waiting = false;

/** Looks whether somebody else changed the document's file, and settles it with the user. */
export function checkDisk(): Promise<void> {
  if (waiting) return Promise.resolve();
  waiting = true;
  return inTurn(look).finally(() => (waiting = false));
}

async function look(): Promise<void> {
  const { document } = useDocument.getState();
  if (!document || document.path === null || document.diskHash === null) return;
  const { path } = document;
  const found = await desktop().call('file.check', { path, hash: document.diskHash });
  const now = useDocument.getState().document;
  if (!now || !isSameDocument(document)) return;
  if (found.state === 'unknown') return; // a save says why
  const news = [now.opened, now.diskHash, found.state, found.state === 'changed' ? found.file.hash : ''].join(' ');
  if (told === news) return;
  told = news;
  if (found.state === 'same') return;
  if (found.state === 'missing') return tellMissing(path);
  if (now.history.present === now.saved) return void followFile(found.file);
  if (mergeQuietly(found.file)) return;
  switch (await askChanged(path, false, mergeWithDisk(found.file)?.conflicts)) {
    case 'mine':
      return takeMine(found.file);
    case 'theirs':
      return void takeTheirs(found.file);
    case 'as':
      return void (await saveNow('new'));
    case 'later':
      return; // the next save asks again
  }
}

function tellMissing(path: string): void {
  setFileState({ saved: null });
  showToast({ tone: 'err', text: `${fileName(path)} is no longer there. Save to write it again.` });
}
