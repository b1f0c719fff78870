import type { WaitingPublish } from '../../shared/desktop/desktop-answers.ts';
import type { QueuedPublish } from '../../shared/sync/publish-queue.ts';

/** What of a queued publish windows show: not the whole workspace. */
export function waitingPublish({ request, ...entry }: QueuedPublish): WaitingPublish {
  return request.note === undefined ? entry : { ...entry, note: request.note };
}
