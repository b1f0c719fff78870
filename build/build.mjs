// `npm run build [-- TARGET…]`: main, preload, renderer and server into dist/. A target whose inputs are the same as at its
// last build is left as it is.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';

const project = path.resolve(import.meta.dirname, '..');
const targets = {
  main: { inputs: ['electron', 'shared'], output: 'dist/main/main.cjs' },
  preload: { inputs: ['electron', 'shared'], output: 'dist/preload/preload.cjs' },
  renderer: { inputs: ['renderer', 'shared'], output: 'dist/renderer/index.html' },
  server: { inputs: ['server', 'shared'], output: 'dist/server/hookflow.mjs' },
};

function* filesUnder(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else yield file;
  }
}

/** SHA-256 of everything that the target is made of, its configuration and the locked packages included. */
function inputHash(name, folders) {
  const hash = createHash('sha256');
  const own = ['package-lock.json', 'build/build.mjs', 'build/vite.electron-script.ts', `build/vite.${name}.config.ts`];
  const files = [
    ...own.map((file) => path.join(project, file)),
    ...folders.flatMap((f) => [...filesUnder(path.join(project, f))]),
  ];
  for (const file of files)
    hash.update(path.relative(project, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** `bin` needs a line that names its interpreter, and the right to be run. */
function makeExecutable(file) {
  const text = readFileSync(file, 'utf8');
  if (!text.startsWith('#!')) writeFileSync(file, `#!/usr/bin/env node\n${text}`);
  chmodSync(file, 0o755);
}

async function buildTarget(name) {
  const { inputs, output } = targets[name];
  const stamp = path.join(project, '.cache/build', name);
  const hash = inputHash(name, inputs);
  const file = path.join(project, output);
  if (existsSync(file) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) {
    console.log(`same   ${name}`);
    return;
  }
  const started = performance.now();
  rmSync(stamp, { force: true });
  await build({ configFile: path.join(project, `build/vite.${name}.config.ts`), mode: 'production' });
  if (name === 'server') makeExecutable(file);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  console.log(`built  ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in targets));
if (unknown.length > 0) {
  console.error(`No such target: ${unknown.join(', ')}. There are ${Object.keys(targets).join(', ')}.`);
  process.exit(2);
}
let failed = 0;
for (const name of chosen.length > 0 ? chosen : Object.keys(targets)) {
  try {
    await buildTarget(name);
  } catch (error) {
    failed += 1;
    const text = error instanceof Error ? error.message : String(error);
    console.error(`FAILED ${name}: ${process.stderr.isTTY ? text : stripVTControlCharacters(text)}`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
