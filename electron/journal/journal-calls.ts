import type { KeptDocument } from '../../shared/desktop/desktop-answers.ts';
import type { DocumentFiles } from '../files/document-files.ts';
import type { DesktopHandlers } from '../ipc/main-bridge.ts';
import { readTextFile } from '../files/read-text-file.ts';
import { textHash } from '../files/text-hash.ts';
import type { Journal } from './journal.ts';

type JournalCalls = Pick<
  DesktopHandlers,
  'journal.keep' | 'journal.clear' | 'journal.list' | 'journal.read' | 'journal.adopt' | 'journal.discard'
>;

/** The calls about unsaved work. */
export function journalCalls(journal: Journal, files: DocumentFiles): JournalCalls {
  return {
    'journal.keep': async (work, window) => {
      if (work.path !== null && !files.isChosen(work.path)) throw new Error(`${work.path} was not chosen by the user.`);
      await journal.keep(window, work);
      return null;
    },
    'journal.clear': async (_none, window) => {
      await journal.clear(window);
      return null;
    },
    'journal.list': async () => {
      const list = await journal.list();
      for (const { path } of list.kept) if (path !== null) files.allowKept(path);
      return list;
    },
    'journal.read': (id) => readKept(journal, id),
    'journal.adopt': (id, window) => journal.adopt(window, id),
    'journal.discard': async (id) => {
      await journal.discard(id);
      return null;
    },
  };
}

async function readKept(journal: Journal, id: string): Promise<KeptDocument | { readonly problem: string }> {
  const entry = await journal.read(id);
  if (entry === undefined) return { problem: 'That work is no longer kept, or another window has restored it.' };
  const { keptAt, name, path, savedHash, text, eventsText } = entry;
  const found = path === null ? undefined : await readTextFile(path);
  const file = path !== null && found?.ok ? { path, text: found.value, hash: textHash(found.value) } : null;
  return { id, name, path, keptAt, savedHash, text, eventsText, file };
}
