import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Hint } from '../../../shared/sync/executor/store.ts';
import { fromStoredText, toStoredText } from './stored-text.ts';

/** The name that the connection shows in `pg_stat_activity`. */
export const LISTENER = 'hookflow hints';
const CHANNEL = 'hookflow_hints';
/** Hints of so many milliseconds are sent together: each sending is a commit. */
const GATHER_MS = 10;
/** PostgreSQL takes less than 8,000 bytes. */
const MESSAGE_LIMIT = 7_500;
const RECONNECT_MS = 500;

/**
 * Hints between processes by LISTEN and NOTIFY, on a connection of its own. They may be lost, and then only cost time: whoever waits
 * for one also polls (D3).
 */
export class HintExchange {
  readonly #settings: pg.ClientConfig;
  readonly #onHint: (hint: Hint) => void;
  readonly #own = randomUUID();
  readonly #stop = new AbortController();
  readonly #waiting = new Set<string>();
  #client: pg.Client | undefined;
  #running: Promise<void> = Promise.resolve();
  #sending: Promise<void> | undefined;

  constructor(settings: pg.ClientConfig, onHint: (hint: Hint) => void) {
    this.#settings = settings;
    this.#onHint = onHint;
  }

  /** Resolves when it listens, or could not yet. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      this.#running = this.#keepListening(resolve);
    });
  }

  /** Tells the other processes, soon. */
  send(hint: Hint): void {
    this.#waiting.add(JSON.stringify(hint));
    this.#sending ??= this.#sendWaiting();
  }

  async close(): Promise<void> {
    await this.#sending;
    this.#stop.abort();
    await this.#running;
  }

  async #keepListening(tried: () => void): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#listen(tried);
      tried();
      await setTimeout(RECONNECT_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
  }

  /** Until the connection ends. */
  async #listen(listening: () => void): Promise<void> {
    const client = new pg.Client({ ...this.#settings, application_name: LISTENER });
    const ended = new Promise<void>((resolve) => {
      client.on('end', () => resolve());
      client.on('error', () => resolve());
      this.#stop.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', ({ payload }) => this.#receive(payload ?? ''));
    try {
      await client.connect();
      // A hint that is lost in a crash is no loss: its commits need not wait for the disk.
      await client.query(`SET synchronous_commit = off; LISTEN ${CHANNEL}`);
      this.#client = client;
      listening();
      await ended;
    } catch {
      // No connection yet: the next one in a moment.
    }
    this.#client = undefined;
    await client.end().catch(() => undefined);
  }

  #receive(payload: string): void {
    const [from, ...hints] = payload.split('\n');
    if (from === this.#own) return;
    for (const hint of hints) this.#onHint(JSON.parse(fromStoredText(hint)) as Hint);
  }

  async #sendWaiting(): Promise<void> {
    while (this.#waiting.size > 0) {
      await setTimeout(GATHER_MS);
      for (const message of this.#messages()) {
        await this.#client?.query('SELECT pg_notify($1, $2)', [CHANNEL, message]).catch(() => undefined);
      }
    }
    this.#sending = undefined;
  }

  #messages(): readonly string[] {
    const messages: string[] = [];
    let message: string = this.#own;
    for (const text of [...this.#waiting].map(toStoredText)) {
      if (Buffer.byteLength(text) > MESSAGE_LIMIT - this.#own.length - 1) continue;
      if (Buffer.byteLength(message) + Buffer.byteLength(text) + 1 > MESSAGE_LIMIT) {
        messages.push(message);
        message = this.#own;
      }
      message += `\n${text}`;
    }
    this.#waiting.clear();
    return [...messages, message];
  }
}
