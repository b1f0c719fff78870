import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { project } from './environment.mjs';
import { run } from './run.mjs';

/** Brings node_modules to what package-lock.json says, when it is not there or another lock file made it. */
export async function installPackages() {
  if (upToDate()) return;
  console.error('Installing packages (npm ci) …');
  const status = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) {
    console.error('npm ci failed: the lines above say why. It needs Node 20.19 or newer and the npm registry.');
    process.exit(status);
  }
}

/** npm leaves in node_modules the list of what it put there: every package of the lock file must be in it, in that version. */
function upToDate() {
  const list = path.join(project, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(path.join(project, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([place, { version, optional }]) =>
      place === '' || installed[place]?.version === version || (optional && !(place in installed)),
  );
}
