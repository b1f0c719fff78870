import { readFileSync, renameSync } from 'node:fs';
import { Settings } from './settings-schema.ts';

/**
 * Renames a settings file that cannot be read, so that nothing in it is lost when new settings are written.
 * Returns where it went, or undefined when the file is good or there is none. `now` in epoch milliseconds.
 */
export function setAsideCorrupt(file: string, now: number): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (isGood(text)) return undefined;
  const aside = file.replace(/\.json$/, `.unreadable-${new Date(now).toISOString().replaceAll(':', '-')}.json`);
  renameSync(file, aside);
  return aside;
}

function isGood(text: string): boolean {
  try {
    return Settings.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
