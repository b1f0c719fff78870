// Lists the rules of docs/language.md and docs/publishing.md that no test cites as `[H4]`. Part of `npm run check`.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '..');

function* filesBelow(folder) {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) yield* filesBelow(file);
    else if (/\.tsx?$/.test(name)) yield file;
  }
}

const rules = ['docs/language.md', 'docs/publishing.md']
  .map((file) => readFileSync(path.join(project, file), 'utf8'))
  .flatMap((text) => [...text.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, id]) => id));
const cited = new Set();
for (const file of filesBelow(path.join(project, 'tests'))) {
  for (const [, id] of readFileSync(file, 'utf8').matchAll(/\[([A-Z]\d+)\]/g)) cited.add(id);
}
const uncited = rules.filter((id) => !cited.has(id));
console.log(`${rules.length - uncited.length} of ${rules.length} rules are cited by a test.`);
if (uncited.length > 0) console.log(`No test cites: ${uncited.join(' ')}`);
process.exitCode = uncited.length > 0 ? 1 : 0;
