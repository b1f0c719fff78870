import os from 'node:os';
import path from 'node:path';

/** Where downloads are kept between clones. */
export function cacheFolder() {
  const home = os.homedir();
  if (process.env.XDG_CACHE_HOME) return path.join(process.env.XDG_CACHE_HOME, 'hookflow');
  if (process.platform === 'darwin') return path.join(home, 'Library/Caches/hookflow');
  if (process.platform === 'win32') return path.join(process.env.LOCALAPPDATA ?? home, 'hookflow/cache');
  return path.join(home, '.cache/hookflow');
}
