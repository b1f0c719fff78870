import { spawn } from 'node:child_process';
import { project, toolEnvironment } from './environment.mjs';

/** Runs one of the project's tools to its end, in sight of the user; resolves to its exit status. */
export function run(command, words = [], { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      cwd: project,
      env: toolEnvironment(env),
      stdio: quiet ? ['ignore', 'ignore', 'inherit'] : 'inherit',
      shell: process.platform === 'win32',
    });
    // Ctrl-C reaches the whole group; this process stays to report how the child ended.
    const wait = () => undefined;
    process.on('SIGINT', wait);
    child.once('error', (error) => {
      console.error(`${command} did not start: ${error.message}`);
      resolve(127);
    });
    child.once('close', (code, signal) => {
      process.off('SIGINT', wait);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/** As `run`, but a failure ends this process with the same status. */
export async function mustRun(command, words, options) {
  const status = await run(command, words, options);
  if (status !== 0) process.exit(status);
}
