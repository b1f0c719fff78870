import path from 'node:path';
import type { RecentFile } from '../../shared/desktop/desktop-answers.ts';

const MOST = 12;

/** The list with `file` first, each file once. `now` in epoch milliseconds. */
export function withRecentFile(list: readonly RecentFile[], file: string, now: number): readonly RecentFile[] {
  const entry: RecentFile = { path: file, name: path.basename(file), openedAt: new Date(now).toISOString() };
  return [entry, ...list.filter((other) => other.path !== file)].slice(0, MOST);
}
