import { chmod, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { SyncAnswer } from '../../shared/sync/client.ts';
import type { Receipt } from '../../shared/sync/contract.ts';
import {
  afterAttempt,
  dueEntries,
  enqueue,
  nextAttemptAt,
  QueuedPublish,
  queuedFor,
  tryNow,
  without,
  type PublishQueue as Entries,
  type PublishTarget,
} from '../../shared/sync/publish-queue.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';

export interface PublishQueuePorts {
  /** Where it outlives the app. It holds workspaces, no token. */
  readonly file: string;
  /** Epoch milliseconds. */
  now(): number;
  send(entry: QueuedPublish): Promise<SyncAnswer<Receipt>>;
  onChange(entries: Entries): void;
  /** A publish that had waited went live. */
  onSettled(entry: QueuedPublish, receipt: Receipt): void;
}
type Click = PublishTarget & Pick<QueuedPublish, 'request' | 'ifMatch' | 'idempotencyKey'>;
export type ClickAnswer = SyncAnswer<Receipt> | { readonly kind: 'queued'; readonly entry: QueuedPublish };

const FileText = z.strictObject({ version: z.literal(1), queue: z.array(QueuedPublish) });

/** Publishes that wait for their servers (P6): each is on disk before its first attempt, and tried until it is settled. */
export class PublishQueue {
  readonly #ports: PublishQueuePorts;
  /** Keys of clicks whose window waits for the answer: the timer leaves them alone. */
  readonly #clicked = new Set<string>();
  readonly #trying = new Map<string, Promise<SyncAnswer<Receipt>>>();
  #entries: Entries = [];
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(ports: PublishQueuePorts) {
    this.#ports = ports;
  }

  /** Reads what an earlier start left and goes on with it; an unreadable file is moved aside, and its new name returned. */
  async load(): Promise<string | undefined> {
    const text = await readFile(this.#ports.file, 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    const read = FileText.safeParse(parsed(text));
    if (read.success) {
      this.#entries = read.data.queue;
      this.#ports.onChange(this.#entries);
      this.#arm();
      return undefined;
    }
    const time = new Date(this.#ports.now()).toISOString().replaceAll(':', '-');
    const aside = this.#ports.file.replace(/\.json$/, `.unreadable-${time}.json`);
    await rename(this.#ports.file, aside);
    return aside;
  }

  list(): Entries {
    return this.#entries;
  }

  read(target: PublishTarget): QueuedPublish | undefined {
    return queuedFor(this.#entries, target);
  }

  /** One click: an answer, or the entry that goes on waiting. What the server refused does not wait: the user is there. */
  async publish(click: Click): Promise<ClickAnswer> {
    this.#clicked.add(click.idempotencyKey);
    try {
      return await this.#answer(click);
    } finally {
      this.#clicked.delete(click.idempotencyKey);
      this.#arm();
    }
  }

  async #answer(click: Click): Promise<ClickAnswer> {
    await this.#change(enqueue(this.#entries, click, this.#ports.now()));
    const entry = queuedFor(this.#entries, click);
    if (entry === undefined) throw new Error('the queue lost a click');
    const answer = await this.#attempt(entry);
    const left = queuedFor(this.#entries, click);
    if (left?.idempotencyKey !== click.idempotencyKey) return answer;
    if (left.state === 'waiting') return { kind: 'queued', entry: left };
    await this.#change(without(this.#entries, click));
    return answer;
  }

  async cancel(target: PublishTarget): Promise<void> {
    await this.#change(without(this.#entries, target));
  }

  async tryNow(target: PublishTarget): Promise<void> {
    await this.#change(tryNow(this.#entries, target, this.#ports.now()));
    await this.#runDue();
  }

  async forget(environment: string): Promise<void> {
    await this.#change(this.#entries.filter((entry) => entry.environment !== environment));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #runDue(): Promise<void> {
    const due = dueEntries(this.#entries, this.#ports.now()).filter((entry) => this.#isFree(entry));
    await Promise.all(
      due.map(async (entry) => {
        const answer = await this.#attempt(entry);
        if (answer.kind === 'ok') this.#ports.onSettled(entry, answer.value);
      }),
    );
  }

  #isFree({ idempotencyKey }: QueuedPublish): boolean {
    return !this.#trying.has(idempotencyKey) && !this.#clicked.has(idempotencyKey);
  }

  /** Sends an entry, or joins the attempt that is under way. */
  #attempt(entry: QueuedPublish): Promise<SyncAnswer<Receipt>> {
    const known = this.#trying.get(entry.idempotencyKey);
    if (known !== undefined) return known;
    const attempt = this.#ports.send(entry).then(async (answer) => {
      this.#trying.delete(entry.idempotencyKey);
      await this.#change(afterAttempt(this.#entries, entry, answer, this.#ports.now()));
      return answer;
    });
    this.#trying.set(entry.idempotencyKey, attempt);
    return attempt;
  }

  async #change(entries: Entries): Promise<void> {
    if (JSON.stringify(entries) === JSON.stringify(this.#entries)) return;
    this.#entries = entries;
    this.#ports.onChange(entries);
    this.#arm();
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { file } = this.#ports;
    await mkdir(path.dirname(file), { recursive: true });
    const text = `${JSON.stringify({ version: 1, queue: this.#entries })}\n`;
    await writeFileAtomically(file, text);
    await chmod(file, 0o600); // samples may tell of people
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const next = nextAttemptAt(this.#entries.filter((entry) => this.#isFree(entry)));
    if (next === undefined) return;
    this.#timer = setTimeout(() => void this.#runDue(), Math.max(50, next - this.#ports.now()));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
