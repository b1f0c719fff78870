// Types, lint, import rules and formatting: everything that needs no run. `--fast` leaves lint out.
import { spawn } from 'node:child_process';
import os from 'node:os';
import { project, toolEnvironment } from './setup/environment.mjs';
import { writeReport } from './setup/reports.mjs';

const prettier = ['--config', 'build/prettier.json', '--ignore-path', 'build/.prettierignore'];
const cruised = ['shared', 'electron', 'renderer', 'server'];
// The slowest first: two run at a time where there are two processors.
const steps = [
  ...(process.argv.includes('--fast')
    ? []
    : [['lint', 'eslint', ['-c', 'build/eslint.config.js', '.', '--max-warnings=0']]]),
  ...['tests', 'renderer', 'server', 'electron', 'shared', '.'].map((name) => [
    `types of ${name}`,
    'tsc',
    ['-p', name],
  ]),
  ['formatting', 'prettier', [...prettier, '--check', '--log-level', 'warn', '.']],
  ['import rules', 'depcruise', ['--config', 'build/dependency-cruiser.cjs', ...cruised]],
  ['every rule is cited by a test', 'node', ['build/uncited-rules.mjs']],
];

/** Runs one step and shows what it said at its end, in one piece; resolves to whether it passed. */
function runStep([name, command, words]) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd: project, env: toolEnvironment(), shell: process.platform === 'win32' });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.once('error', (error) => (said += error.message));
    child.once('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (code !== 0) process.stdout.write(said);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      resolve(code === 0);
    });
  });
}

const waiting = [...steps];
let failed = 0;
async function work() {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) if (!(await runStep(step))) failed += 1;
}
await Promise.all(Array.from({ length: os.availableParallelism() > 1 ? 2 : 1 }, work));
writeReport('check', { passed: steps.length - failed, failed });
process.exitCode = failed === 0 ? 0 : 1;
