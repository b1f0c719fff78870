import { Replay } from '../../shared/analysis/replay.ts';
import type { ReplayPlace } from '../../shared/analysis/replay-result.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import { LineCutter, type LineBatch } from '../../shared/events/line-cutter.ts';
import { OccurrenceLines, type OccurrenceLine } from '../../shared/events/occurrence-lines.ts';
import type { ReplayNews, ReplayProgress, ReplaySetup } from './replay-message.ts';

/** How much of the file is read at once, in bytes: with what is counted, all the memory that a replay takes. */
const SLICE = 1024 * 1024;
/** After so many lines the worker looks whether it is to stop; a cancel takes effect before the next 10,000. */
const LINES_AT_ONCE = 4000;
/** Milliseconds between two reports. */
const REPORT_MS = 150;

/** What was read is let go, batch by batch. */
const MEMORY = { take: (size: number) => new ArrayBuffer((size + 3) & ~3) };

/** Where the lines come from. */
export interface ReplaySource {
  readonly size: number;
  read(from: number, to: number): Promise<Uint8Array>;
}

export interface ReplayShell {
  /** Milliseconds from any start. */
  clock(): number;
  /** Epoch milliseconds, for occurrences without a date (O2). */
  readonly now: number;
  report(progress: ReplayProgress): void;
  cancelled(): boolean;
  /** Lets messages arrive. */
  turn(): Promise<void>;
}

/** Replays a file of NDJSON slice by slice, until its end or until cancelled. Rejects where the source does. */
export async function runReplay(
  source: ReplaySource,
  setup: ReplaySetup,
  shell: ReplayShell,
): Promise<Extract<ReplayNews, { kind: 'done' }>> {
  const run = new ReplayRun(source, setup, shell);
  const cancelled = !(await run.toEnd());
  return { kind: 'done', progress: run.progress(), result: run.replay.result(), cancelled };
}

class ReplayRun {
  readonly replay: Replay;
  readonly #source: ReplaySource;
  readonly #setup: ReplaySetup;
  readonly #shell: ReplayShell;
  readonly #started: number;
  #bytes = 0;
  #reported: number;

  constructor(source: ReplaySource, setup: ReplaySetup, shell: ReplayShell) {
    this.#source = source;
    this.#setup = setup;
    this.#shell = shell;
    this.#started = shell.clock();
    this.#reported = this.#started;
    this.replay = new Replay(prepare(setup.program), () => shell.clock());
  }

  /** False when cancelled. */
  async toEnd(): Promise<boolean> {
    const cutter = new LineCutter(MEMORY);
    const { size } = this.#source;
    for (let at = 0; at < size; at += SLICE) {
      cutter.add(await this.#source.read(at, Math.min(size, at + SLICE)));
      const batch = cutter.take();
      if (batch && !(await this.#lines(batch))) return false;
    }
    const last = cutter.takeRest();
    return last === undefined || this.#lines(last);
  }

  progress(): ReplayProgress {
    const { occurrences, refused, firing } = this.replay.totals;
    const milliseconds = this.#shell.clock() - this.#started;
    return { bytes: this.#bytes, size: this.#source.size, occurrences, refused, firing, milliseconds };
  }

  async #lines(batch: LineBatch): Promise<boolean> {
    const context = { events: this.#setup.events, now: this.#shell.now, internal: 'all' } as const;
    const lines = new OccurrenceLines(batch, context, 'replayed');
    const from = batch.end - batch.bytes.length;
    while (!lines.done) {
      lines.read(LINES_AT_ONCE, (line) => this.#take(line, from));
      this.#report();
      await this.#shell.turn();
      if (this.#shell.cancelled()) return false;
    }
    return true;
  }

  #take({ parsed, line, start, length }: OccurrenceLine, from: number): void {
    const place: ReplayPlace = { line, offset: Math.max(0, from + start), length };
    this.#bytes = place.offset + length;
    if (parsed.ok) this.replay.take(parsed.value.occurrence, place);
    else if (parsed.error[0]) this.replay.refuse(parsed.error[0], place);
  }

  #report(): void {
    const now = this.#shell.clock();
    if (now - this.#reported < REPORT_MS) return;
    this.#reported = now;
    this.#shell.report(this.progress());
  }
}
