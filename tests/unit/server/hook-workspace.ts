import { newWorkspace } from '../../../shared/flow/new-workspace.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { STORE } from '../sync/store-world.ts';

/** Calls the webhook for every purchase. */
export function hookWorkspace(url: string): Workspace {
  return {
    ...newWorkspace({ id: STORE, name: 'Hooks', timeZone: 'UTC' }),
    events: [{ id: '30552', label: 'Purchase' }],
    triggers: [
      {
        id: 'hook',
        name: 'Tell the warehouse',
        enabled: true,
        nodes: [
          { id: 'start', kind: 'event', event: '30552' },
          { id: 'call', kind: 'action', action: { kind: 'callWebhook', url, method: 'POST' } },
        ],
        edges: [{ from: 'start', port: 'out', to: 'call' }],
      },
    ],
  };
}
