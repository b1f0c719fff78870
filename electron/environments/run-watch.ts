import { RunHead } from '../../shared/sync/contract.ts';
import { serverSentEvents } from './server-sent-events.ts';

export interface RunSource {
  readonly address: string;
  readonly token: string;
  /** The cursor of the newest run there is; `0` when there is none. */
  readonly newest: string;
}
export interface RunWatchPorts {
  /** Where to read from, with a token that was just seen to hold; undefined while there is no answer. */
  source(): Promise<RunSource | undefined>;
  onRun(run: RunHead): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Tells each run as it arrives, and again when its actions went on; goes on after the last new one when the stream breaks; ends
 * with the signal.
 */
export async function watchRuns(ports: RunWatchPorts, signal: AbortSignal): Promise<void> {
  let last: string | undefined;
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      const source = await ports.source();
      if (source !== undefined) {
        last ??= source.newest;
        for await (const { id, run } of runsFrom(source, last, signal)) {
          last = id ?? last;
          wait = FIRST_WAIT_MS;
          ports.onRun(run);
        }
      }
    } catch {
      // broken or aborted: the loop decides
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

async function* runsFrom(
  { address, token }: RunSource,
  last: string,
  signal: AbortSignal,
): AsyncGenerator<{ readonly id: string | undefined; readonly run: RunHead }> {
  const answer = await fetch(new URL('/v1/runs/stream', address), {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, 'last-event-id': last },
    redirect: 'error',
    signal,
  });
  if (!answer.ok || answer.body === null) throw new Error(`status ${answer.status}`);
  for await (const event of serverSentEvents(answer.body)) {
    const run = RunHead.safeParse(JSON.parse(event.data));
    if (run.success) yield { id: event.id, run: run.data };
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal.addEventListener('abort', finish);
  });
}
