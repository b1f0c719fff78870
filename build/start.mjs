// `npm start [-- WORKSPACE.hookflow.json] [-- --screenshot FILE]`: from a fresh clone to the open app. Needs Node 20.19, npm and,
// for what is missing on a bare Debian, root. Nothing but Node's own modules may be imported before the packages are there.
import path from 'node:path';
import { hasDisplay, underVirtualDisplay } from './setup/display.mjs';
import { project } from './setup/environment.mjs';
import { installPackages } from './setup/packages.mjs';
import { mustRun, run } from './setup/run.mjs';
import { installSystemPackages } from './setup/system-packages.mjs';

const display = hasDisplay();
await installPackages();
installSystemPackages({ display: !display, tests: false });
const { electronEnvironment, getElectron } = await import('./get-electron.mjs');
const electron = await getElectron();
await mustRun('node', ['build/build.mjs']);

// Chromium refuses to run as root with its sandbox; everybody else keeps it.
const words = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '.', ...process.argv.slice(2)];
const binary = path.join(project, 'node_modules/.bin/electron');
if (!display) console.error('There is no display: the app runs under Xvfb, where nobody sees it. Ctrl-C ends it.');
const [command, all] = display ? [binary, words] : underVirtualDisplay(binary, words);
process.exitCode = await run(command, all, { env: electronEnvironment(electron) });
