import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Names of Unix sockets end at 103 or 107 bytes, depending on the system. */
const SOCKET_NAME_LIMIT = 100;
/** Holds the address when it is not `control.sock` of the folder. */
const RECORD = 'control.path';

function ownSocket(folder: string): string {
  return join(resolve(folder), 'control.sock');
}

function shortHash(folder: string): string {
  return createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 20);
}

/** Where the server of a folder listens for its owner; makes room for it. Throws when another user holds the place. */
export function prepareControlAddress(folder: string): string {
  const record = join(folder, RECORD);
  if (process.platform === 'win32') {
    const pipe = `\\\\.\\pipe\\hookflow-${shortHash(folder)}`;
    writeFileSync(record, pipe, { mode: 0o600 });
    return pipe;
  }
  const own = ownSocket(folder);
  const fits = Buffer.byteLength(own) <= SOCKET_NAME_LIMIT;
  const address = fits ? own : join(ownerOnlyFolder(shortHash(folder)), 'control.sock');
  if (fits) rmSync(record, { force: true });
  else writeFileSync(record, address, { mode: 0o600 });
  // Left behind by a process that was killed: the folder's lock says that nobody listens there.
  rmSync(address, { force: true });
  return address;
}

/** A folder under the system's temporary one that this user alone can enter. */
function ownerOnlyFolder(hash: string): string {
  const folder = join(tmpdir(), `hookflow-${hash}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== process.getuid?.())
    throw new Error(`${folder} belongs to another user, so the control socket has no safe place`);
  chmodSync(folder, 0o700);
  return folder;
}

/** Where the server of a folder listens for its owner, when it is running. */
export function controlAddress(folder: string): string {
  try {
    return readFileSync(join(folder, RECORD), 'utf8').trim();
  } catch {
    return ownSocket(folder);
  }
}

/** Removes what `prepareControlAddress` and listening left. */
export function clearControlAddress(folder: string, address: string): void {
  rmSync(join(folder, RECORD), { force: true });
  if (process.platform === 'win32') return;
  rmSync(address, { force: true });
  if (address !== ownSocket(folder)) rmSync(dirname(address), { recursive: true, force: true });
}
