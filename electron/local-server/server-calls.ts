import { clipboard, type BrowserWindow } from 'electron';
import type { DesktopArgument } from '../../shared/desktop/bridge.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import * as client from '../../shared/sync/client.ts';
import { SCOPES } from '../../shared/sync/contract.ts';
import { tellWindow, type DesktopHandlers } from '../ipc/main-bridge.ts';
import { createToken } from './control-socket.ts';
import { httpSend } from './http-send.ts';
import type { LocalServer } from './local-server.ts';
import { watchRuns, type RunWatchPorts } from './run-watch.ts';
import { sendCommand } from './send-command.ts';

type ServerHandlers = Pick<DesktopHandlers, Extract<keyof DesktopHandlers, `server.${string}` | 'environment.list'>>;
type Target = NonNullable<DesktopArgument<'server.watchRuns'>>;

const LOCAL = 'local';
const send = httpSend(20_000);

/** What windows ask of servers. `folder` is the embedded server's data; its tokens are kept in memory only. */
export function serverCalls(server: LocalServer, folder: string): ServerHandlers {
  const tokens = new Map<string, Promise<Result<string, string>>>();
  const watches = new WeakMap<BrowserWindow, AbortController>();

  async function tokenFor(workspace: string): Promise<Result<string, string>> {
    const known = tokens.get(workspace);
    if (known !== undefined) return known;
    const created = createToken(folder, { workspace, scopes: SCOPES, name: 'Hookflow app' });
    tokens.set(workspace, created);
    const token = await created;
    if (!token.ok) tokens.delete(workspace);
    return token;
  }

  async function reach({ environment, workspace }: Target): Promise<Result<client.SyncTarget, string>> {
    if (environment !== LOCAL) return err(`There is no environment “${environment}”.`);
    const address = await server.ready();
    if (!address.ok) return err(address.error);
    const token = await tokenFor(workspace);
    return token.ok ? ok({ address: address.value, token: token.value, send }) : err(token.error);
  }

  /** Asks the server; a token that it no longer knows is replaced once. */
  async function ask<T>(
    target: Target,
    question: (at: client.SyncTarget) => Promise<client.SyncAnswer<T>>,
  ): Promise<client.SyncAnswer<T>> {
    for (let again = false; ; again = true) {
      const at = await reach(target);
      if (!at.ok) return { kind: 'unreachable', reason: at.error };
      const answer = await question(at.value);
      if (again || answer.kind !== 'refused' || answer.problem.status !== 401) return answer;
      tokens.delete(target.workspace);
    }
  }

  function watch(target: Target, window: BrowserWindow): void {
    const stop = new AbortController();
    watches.set(window, stop);
    window.once('closed', () => stop.abort());
    const ports: RunWatchPorts = {
      source: async () => {
        const answer = await ask(target, (at) => client.runs(at, { limit: 1 }));
        const at = await reach(target);
        if (answer.kind !== 'ok' || !at.ok) return undefined;
        return { ...at.value, newest: answer.value.runs[0]?.id ?? '0' };
      },
      onRun: (run) => tellWindow(window, 'runs.arrived', { ...target, run }),
    };
    void watchRuns(ports, stop.signal);
  }

  async function copySendCommand({ text, ...target }: DesktopArgument<'server.copySendCommand'>) {
    const at = await reach(target);
    if (!at.ok) return { problem: at.error };
    const token = await createToken(folder, { workspace: target.workspace, scopes: ['ingest'], name: 'curl' });
    if (!token.ok) return { problem: token.error };
    await clipboard.writeText(sendCommand(at.value.address, token.value, text));
    return null;
  }

  return {
    'environment.list': () => {
      const status = server.status();
      return [{ id: LOCAL, name: 'Local', address: status.state === 'ready' ? status.address : '' }];
    },
    'server.status': () => server.status(),
    'server.live': (target) => ask(target, (at) => client.live(at, target.workspace)),
    'server.publish': ({ request, ifMatch, idempotencyKey, ...target }) =>
      ask(target, (at) => client.publish(at, target.workspace, request, { ifMatch, idempotencyKey })),
    'server.send': ({ text, ...target }) => ask(target, (at) => client.sendOccurrences(at, text)),
    'server.runs': ({ after, ...target }) => ask(target, (at) => client.runs(at, after === undefined ? {} : { after })),
    'server.run': ({ run, ...target }) => ask(target, (at) => client.run(at, run)),
    'server.outbox': (target) => ask(target, (at) => client.outbox(at)),
    'server.watchRuns': (target, window) => {
      watches.get(window)?.abort();
      if (target !== null) watch(target, window);
      return null;
    },
    'server.copySendCommand': copySendCommand,
  };
}
