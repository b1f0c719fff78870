import { app, utilityProcess } from 'electron';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { err, ok, type Result } from '../../shared/base/result.ts';

/** A server that was started; `stop` lets it finish the work in hand, `kill` does not. */
export interface ServerProcess {
  readonly stdout: Readable;
  readonly stderr: Readable;
  stop(): void;
  kill(): void;
  onExit(listener: (code: number | null) => void): void;
}

/** The oldest Node with `node:sqlite` without a switch has this major number. */
const SERVER_NODE = 22;

/**
 * Starts `hookflow` with these words in a process of its own: in Electron's own Node where that is new enough, else (the stand-in
 * runtime of a development machine) in the Node of the project. The error says in a sentence why it cannot be started.
 */
export function startServerProcess(words: readonly string[]): Result<ServerProcess, string> {
  const bundle = serverBundle();
  if (!existsSync(bundle)) return err('Its program is missing: build the server first (npm run build).');
  if (Number.parseInt(process.versions.node, 10) >= SERVER_NODE) return ok(fork(bundle, words));
  const node = otherNode();
  if (node === undefined) {
    return err(
      `It needs Node ${SERVER_NODE}, and this Electron has Node ${process.versions.node}. Set HOOKFLOW_NODE to a newer one.`,
    );
  }
  return ok(spawnNode(node, bundle, words));
}

/** Beside main's own script; in a package outside the archive, where a process can be started from. */
function serverBundle(): string {
  return path.join(__dirname, '../server/hookflow.mjs').replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`);
}

function fork(bundle: string, words: readonly string[]): ServerProcess {
  const child = utilityProcess.fork(bundle, [...words], { serviceName: 'Hookflow server', stdio: 'pipe' });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('utilityProcess gave no pipes');
  return {
    stdout: stdout as Readable,
    stderr: stderr as Readable,
    stop: () => void child.kill(),
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
    onExit: (listener) => void child.once('exit', listener),
  };
}

/** Its standard input stays open as long as this process lives: `--with-parent` makes the server end with it. */
function spawnNode(node: string, bundle: string, words: readonly string[]): ServerProcess {
  const child = spawn(node, [bundle, ...words, '--with-parent'], { stdio: ['pipe', 'pipe', 'pipe'] });
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    stop: () => void child.kill(),
    kill: () => void child.kill('SIGKILL'),
    onExit: (listener) => {
      let told = false;
      const tell = (code: number | null): void => {
        if (!told) listener(code);
        told = true;
      };
      child.once('exit', tell);
      child.once('error', () => tell(null));
    },
  };
}

function otherNode(): string | undefined {
  const given = process.env['HOOKFLOW_NODE'];
  if (given !== undefined && given !== '') return given;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = path.join(app.getAppPath(), 'node_modules/node/bin', name);
  return existsSync(bundled) ? bundled : undefined;
}
