import type { Environment } from '../../shared/desktop/desktop-answers.ts';
import type { DesktopArgument } from '../../shared/desktop/desktop-calls.ts';
import { tellAllWindows, type DesktopHandlers } from '../ipc/main-bridge.ts';
import { checkConnection } from './check-connection.ts';
import { environmentAddress } from './environment-address.ts';
import { LOCAL, type Environments } from './environments.ts';
import { httpSend } from './http-send.ts';
import type { PublishQueue } from './publish-queue.ts';
import type { Servers } from './server-calls.ts';
import { waitingPublish } from './waiting-publish.ts';

type Handlers = Pick<DesktopHandlers, Extract<keyof DesktopHandlers, `environment.${string}` | `queue.${string}`>>;

/** A person waits for the answer. */
const send = httpSend(8_000);

/** What windows ask of the environments and of what waits for them. */
export function environmentCalls(environments: Environments, servers: Servers, queue: PublishQueue): Handlers {
  const list = (): readonly Environment[] => {
    const status = servers.local.status();
    const local = { id: LOCAL, name: 'Local', address: status.state === 'ready' ? status.address : '', tokens: {} };
    return [local, ...environments.list()];
  };

  async function test({ id, address, workspace, token }: DesktopArgument<'environment.test'>) {
    const origin = environmentAddress(address);
    if (!origin.ok) return { state: 'problem', kind: 'unreachable', reason: origin.error } as const;
    const typed = token?.trim() ?? '';
    if (typed !== '') return checkConnection({ address: origin.value, token: typed, send }, workspace);
    const kept = id === null ? undefined : environments.reach(id, workspace);
    if (kept?.ok !== true)
      return { state: 'problem', kind: 'token', reason: kept?.error ?? 'Enter a token first.' } as const;
    if (kept.value.address !== origin.value) {
      return {
        state: 'problem',
        kind: 'token',
        reason: 'The token was for the old address. Enter one for this server.',
      } as const;
    }
    return checkConnection({ ...kept.value, send }, workspace);
  }

  return {
    'environment.list': list,
    'environment.save': (draft) => {
      const answer = environments.save(draft);
      if ('saved' in answer) tellAllWindows('environments.changed', list());
      return answer;
    },
    'environment.remove': async (id) => {
      await queue.forget(id);
      environments.remove(id);
      tellAllWindows('environments.changed', list());
      return null;
    },
    'environment.test': test,
    'queue.list': () => queue.list().map(waitingPublish),
    'queue.read': (target) => queue.read(target) ?? null,
    'queue.cancel': async (target) => {
      await queue.cancel(target);
      return null;
    },
    'queue.tryNow': async (target) => {
      await queue.tryNow(target);
      return null;
    },
  };
}
