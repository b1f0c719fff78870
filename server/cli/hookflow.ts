#!/usr/bin/env node
import { nodeTooOld } from './version.ts';

// Nothing else is loaded before this: on an older Node it would fail with words of its own.
const tooOld = nodeTooOld(process.versions.node);
if (tooOld === undefined) {
  const [{ runCommandLine }, { processIo }] = await Promise.all([
    import('./command-line.ts'),
    import('./process-io.ts'),
  ]);
  process.exitCode = await runCommandLine(process.argv.slice(2), processIo());
} else {
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = 2;
}
// Electron's utility process never ends by itself; plain Node does, once everything is written.
if ('parentPort' in process) process.exit();
