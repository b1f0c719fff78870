import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** Milliseconds of processor time that a process has used; with `tree` its children too, living and dead. */
export function processorTime(pid: number, o: { tree?: boolean } = {}): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const [user = 0, system = 0, deadUser = 0, deadSystem = 0] = fields.slice(11, 15).map(Number);
  const own = (user + system) * TICK_MS;
  if (o.tree !== true) return own;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + timeOrNone(Number(child)), own + (deadUser + deadSystem) * TICK_MS);
}

/** A child that has ended meanwhile is counted with its parent the next time. */
function timeOrNone(pid: number): number {
  try {
    return processorTime(pid);
  } catch {
    return 0;
  }
}

/** Milliseconds that the machine's processors had nothing to do, all together. */
export function idleTime(): number {
  const [, , , , idle = 0, waiting = 0] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '')
    .split(/\s+/)
    .map(Number);
  return (idle + waiting) * TICK_MS;
}
