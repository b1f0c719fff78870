import path from 'node:path';
import { PendingWrites } from '../../../../electron/files/pending-writes.ts';
import { saveFile } from '../../../../electron/files/save-file.ts';
import { Journal } from '../../../../electron/journal/journal.ts';
import { VersionStore } from '../../../../electron/versions/version-store.ts';
import { documentText } from './saved-text.ts';

/** As the app starts and then saves without end, to be killed: `node saving-child.ts FOLDER`. */
const folder = process.argv[2] ?? '';
const pending = new PendingWrites(path.join(folder, 'pending'));
const journal = new Journal(path.join(folder, 'journal'), Date.now);
const versions = new VersionStore(path.join(folder, 'versions'), Date.now);
await pending.cleanUp();
await journal.load();
await versions.list('shop');
const window = {};
process.stdout.write('saving\n');
for (let turn = 0; ; turn += 1) {
  const text = documentText(turn);
  await Promise.all([
    saveFile(path.join(folder, 'documents/shop.hookflow.json'), text, null, pending),
    journal.keep(window, { path: null, name: 'Shop', text, savedHash: null, eventsText: null }),
  ]);
  if (turn % 20 === 0) await versions.keep({ workspace: 'shop', name: `Turn ${turn}`, text });
}
