import { setTimeout } from 'node:timers/promises';
import type { SyncAnswer } from '../../shared/sync/client.ts';

/** Waits between attempts, in milliseconds. */
export const RETRY_WAITS: readonly number[] = [300, 1_000, 3_000];

/** Repeats a request that is safe to repeat while the server cannot be reached, is overloaded or failed. */
export async function withRetries<T>(
  request: () => Promise<SyncAnswer<T>>,
  waits: readonly number[] = RETRY_WAITS,
): Promise<SyncAnswer<T>> {
  for (const wait of waits) {
    const answer = await request();
    if (!isPassing(answer)) return answer;
    await setTimeout(wait);
  }
  return request();
}

function isPassing(answer: SyncAnswer<unknown>): boolean {
  if (answer.kind === 'unreachable') return true;
  return answer.kind === 'refused' && (answer.problem.status === 429 || answer.problem.status >= 500);
}
