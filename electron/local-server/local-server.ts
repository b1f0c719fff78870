import type { ServerStatus } from '../../shared/desktop/desktop-answers.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { firstLine } from './first-line.ts';
import { lastLines } from './last-lines.ts';
import type { ServerProcess } from './server-process.ts';

export interface LocalServerPorts {
  /** Starts a server on that port; 0 lets it choose one. */
  start(port: number): Result<ServerProcess, string>;
  rememberedPort(): number;
  rememberPort(port: number): void;
  onStatus(status: ServerStatus): void;
}

const READY_WITHIN_MS = 20_000;
const STOP_WITHIN_MS = 8_000;
/** A server that ran so long is not the same crash again. */
const STEADY_AFTER_MS = 60_000;
const MOST_CRASHES = 5;
const FIRST_WAIT_MS = 500;

/** The embedded server: started when first asked for, started again when it crashes, gone when the app is. */
export class LocalServer {
  readonly #ports: LocalServerPorts;
  #status: ServerStatus | undefined;
  #process: ServerProcess | undefined;
  #crashes = 0;
  #stopping = false;
  #waiting: (() => void)[] = [];

  constructor(ports: LocalServerPorts) {
    this.#ports = ports;
  }

  /** Starts the server when it does not run; answers its state. */
  status(): ServerStatus {
    if (!this.#stopping && (this.#status === undefined || this.#status.state === 'failed')) {
      this.#crashes = 0;
      void this.#run(this.#ports.rememberedPort());
    }
    return this.#status ?? { state: 'starting' };
  }

  /** The address once the server is ready, or why it cannot be. */
  async ready(): Promise<Result<string, string>> {
    if (this.status().state === 'starting') await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#status?.state === 'ready') return ok(this.#status.address);
    return err(this.#status?.state === 'failed' ? this.#status.reason : 'The local server is stopping.');
  }

  /** Resolves when the server has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#release();
    const running = this.#process;
    if (running === undefined) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(() => running.kill(), STOP_WITHIN_MS);
      running.onExit(() => {
        clearTimeout(late);
        resolve();
      });
      running.stop();
    });
  }

  async #run(port: number): Promise<void> {
    this.#tell({ state: 'starting' });
    const started = this.#ports.start(port);
    if (!started.ok) return this.#tell({ state: 'failed', reason: started.error });
    const child = started.value;
    this.#process = child;
    const complaint = lastLines(child.stderr, 3);
    const since = Date.now();
    const exited = new Promise<void>((resolve) => child.onExit(() => resolve()));
    const address = addressIn(await firstLine(child.stdout, READY_WITHIN_MS));
    if (address === undefined) child.kill();
    else if (!this.#stopping) {
      this.#ports.rememberPort(Number(new URL(address).port));
      this.#tell({ state: 'ready', address });
    }
    await exited;
    this.#process = undefined;
    if (this.#stopping) return;
    if (address === undefined && port !== 0) return this.#run(0); // most likely the port has been taken
    if (Date.now() - since > STEADY_AFTER_MS) this.#crashes = 0;
    this.#crashes += 1;
    if (this.#crashes >= MOST_CRASHES) return this.#tell({ state: 'failed', reason: failure(complaint()) });
    this.#tell({ state: 'starting' });
    await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** (this.#crashes - 1)));
    if (!this.#stopping) await this.#run(this.#ports.rememberedPort());
  }

  #tell(status: ServerStatus): void {
    const same = status.state === 'starting' && this.#status?.state === 'starting';
    this.#status = status;
    if (status.state !== 'starting') this.#release();
    if (!same) this.#ports.onStatus(status);
  }

  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

function addressIn(line: string | undefined): string | undefined {
  return line === undefined ? undefined : /https?:\/\/[^\s"]+/.exec(line)?.[0];
}

function failure(complaint: string): string {
  return `The local server stopped ${MOST_CRASHES} times. ${complaint === '' ? 'It said nothing.' : `It said: ${complaint}`}`;
}
