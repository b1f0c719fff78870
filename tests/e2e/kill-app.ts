import type { ElectronApplication } from '@playwright/test';
import { execFileSync } from 'node:child_process';

/** Ends the app as a power cut would: every process of it, at once. */
export async function kill(app: ElectronApplication): Promise<void> {
  const closed = app.waitForEvent('close');
  for (const pid of processTree(app.process().pid!)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // ended by itself meanwhile
    }
  }
  await closed;
}

function processTree(root: number): readonly number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.flatMap(([pid, ppid]) => (ppid === parent ? [pid!, ...below(pid!)] : []));
  return [root, ...below(root)];
}
