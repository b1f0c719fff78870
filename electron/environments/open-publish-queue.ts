import { publish } from '../../shared/sync/client.ts';
import { tellAllWindows } from '../ipc/main-bridge.ts';
import { PublishQueue } from './publish-queue.ts';
import { tellLive, type Servers } from './server-calls.ts';
import { waitingPublish } from './waiting-publish.ts';

/** The queue of this app: sends to its servers, tells its windows. */
export function openPublishQueue(file: string, servers: Servers): PublishQueue {
  return new PublishQueue({
    file,
    now: Date.now,
    send: (entry) => servers.ask(entry, (at) => publish(at, entry.workspace, entry.request, entry)),
    onChange: (entries) => tellAllWindows('queue.changed', entries.map(waitingPublish)),
    onSettled: (entry, receipt) => tellLive(entry, receipt, true),
  });
}
