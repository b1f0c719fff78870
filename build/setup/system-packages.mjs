import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian packages that Electron needs, and those that give it a display where there is none. */
const RUNTIME = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'fonts-dejavu-core'];
const DISPLAY = ['xvfb', 'xauth'];
/**
 * A purchase is made in a current Chromium; the server is tested against PostgreSQL (a database of the tests' own, not Debian's) and
 * with a trace of its system calls.
 */
const TESTS = ['chromium', 'postgresql', 'strace'];

/**
 * Installs what is missing when this is root on a Debian system; elsewhere on Debian it says what to type and ends the process.
 * Other systems bring these things along or name them differently: they are left alone.
 */
export function installSystemPackages({ display, tests }) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const wanted = [...RUNTIME, ...(display ? DISPLAY : []), ...(tests ? TESTS : [])];
  const missing = wanted.filter((name) => !installed(name));
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot) apt('update', '-q');
  const words = ['install', '-y', '-q', '--no-install-recommends', ...missing.map(todaysName)];
  if (!isRoot) {
    console.error(`Some Debian packages are missing. Install them and try again:\n  sudo apt-get ${words.join(' ')}`);
    process.exit(1);
  }
  console.error(`Installing Debian packages: ${missing.join(' ')} …`);
  apt(...words);
}

/** From Debian 13 on some libraries have a new name (libasound2t64). */
function todaysName(name) {
  const { status } = spawnSync('apt-cache', ['show', '--no-all-versions', `${name}t64`], { stdio: 'ignore' });
  return status === 0 ? `${name}t64` : name;
}

function installed(name) {
  const format = '${db:Status-Status}\\n';
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, name, `${name}t64`], { encoding: 'utf8' });
  return /^installed$/m.test(stdout);
}

function apt(...words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], env });
  if (status !== 0) {
    console.error(`apt-get ${words.join(' ')} failed: the lines above say why.`);
    process.exit(1);
  }
}
