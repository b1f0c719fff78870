import { clipboard, type BrowserWindow } from 'electron';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { DesktopArgument } from '../../shared/desktop/desktop-calls.ts';
import * as client from '../../shared/sync/client.ts';
import { SCOPES, type Receipt } from '../../shared/sync/contract.ts';
import { tellAllWindows, tellWindow, type DesktopHandlers } from '../ipc/main-bridge.ts';
import { createToken } from '../local-server/control-socket.ts';
import type { LocalServer } from '../local-server/local-server.ts';
import { LOCAL, type Environments } from './environments.ts';
import { httpSend } from './http-send.ts';
import type { PublishQueue } from './publish-queue.ts';
import { watchRuns, type RunWatchPorts } from './run-watch.ts';
import { sendCommand } from './send-command.ts';
import { waitingPublish } from './waiting-publish.ts';

type ServerHandlers = Pick<DesktopHandlers, Extract<keyof DesktopHandlers, `server.${string}`>>;
type Target = NonNullable<DesktopArgument<'server.watchRuns'>>;
export type Question<T> = (at: client.SyncTarget) => Promise<client.SyncAnswer<T>>;

const send = httpSend(20_000);

/** The servers of all environments, as windows and the queue ask them. `folder` is the embedded server's data. */
export class Servers {
  readonly local: LocalServer;
  readonly #folder: string;
  readonly #environments: Environments;
  /** The app's own tokens for the embedded server, in memory only. */
  readonly #localTokens = new Map<string, Promise<Result<string, string>>>();

  constructor(local: LocalServer, folder: string, environments: Environments) {
    this.local = local;
    this.#folder = folder;
    this.#environments = environments;
  }

  async reach({ environment, workspace }: Target): Promise<Result<client.SyncTarget, string>> {
    if (environment !== LOCAL) {
      const found = this.#environments.reach(environment, workspace);
      return found.ok ? ok({ ...found.value, send }) : err(found.error);
    }
    const address = await this.local.ready();
    if (!address.ok) return err(address.error);
    const token = await this.#localToken(workspace);
    return token.ok ? ok({ address: address.value, token: token.value, send }) : err(token.error);
  }

  /** Asks the server; a token that the embedded server no longer knows is replaced once. */
  async ask<T>(target: Target, question: Question<T>): Promise<client.SyncAnswer<T>> {
    for (let again = target.environment !== LOCAL; ; again = true) {
      const at = await this.reach(target);
      if (!at.ok) return { kind: 'unreachable', reason: at.error };
      const answer = await question(at.value);
      if (again || answer.kind !== 'refused' || answer.problem.status !== 401) return answer;
      this.#localTokens.delete(target.workspace);
    }
  }

  /** A token for a command line that only sends events; the embedded server gives them away, others do not: undefined. */
  async sendingToken({ environment, workspace }: Target): Promise<Result<string | undefined, string>> {
    if (environment !== LOCAL) return ok(undefined);
    return createToken(this.#folder, { workspace, scopes: ['ingest'], name: 'curl' });
  }

  async #localToken(workspace: string): Promise<Result<string, string>> {
    const known = this.#localTokens.get(workspace);
    if (known !== undefined) return known;
    const created = createToken(this.#folder, { workspace, scopes: SCOPES, name: 'Hookflow app' });
    this.#localTokens.set(workspace, created);
    const token = await created;
    if (!token.ok) this.#localTokens.delete(workspace);
    return token;
  }
}

/** What windows ask of servers. */
export function serverCalls(servers: Servers, queue: PublishQueue): ServerHandlers {
  const watches = new WeakMap<BrowserWindow, AbortController>();

  function watch(target: Target, window: BrowserWindow): void {
    const stop = new AbortController();
    watches.set(window, stop);
    window.once('closed', () => stop.abort());
    const ports: RunWatchPorts = {
      source: async () => {
        const answer = await servers.ask(target, (at) => client.runs(at, { limit: 1 }));
        const at = await servers.reach(target);
        if (answer.kind !== 'ok' || !at.ok) return undefined;
        return { ...at.value, newest: answer.value.runs[0]?.id ?? '0' };
      },
      onRun: (run) => tellWindow(window, 'runs.arrived', { ...target, run }),
    };
    void watchRuns(ports, stop.signal);
  }

  async function copySendCommand({ text, ...target }: DesktopArgument<'server.copySendCommand'>) {
    const at = await servers.reach(target);
    if (!at.ok) return { problem: at.error };
    const token = await servers.sendingToken(target);
    if (!token.ok) return { problem: token.error };
    await clipboard.writeText(sendCommand(at.value.address, token.value, text));
    return null;
  }

  return {
    'server.status': () => servers.local.status(),
    'server.live': (target) => servers.ask(target, (at) => client.live(at, target.workspace)),
    'server.environment': (target) => servers.ask(target, (at) => client.environment(at)),
    'server.publish': async (click) => {
      const answer = await queue.publish(click);
      if (answer.kind === 'queued') return { kind: 'queued', waiting: waitingPublish(answer.entry) };
      if (answer.kind === 'ok') tellLive(click, answer.value, false);
      return answer;
    },
    'server.revisions': ({ page, ...target }) =>
      servers.ask(target, (at) => client.revisions(at, target.workspace, page)),
    'server.revision': ({ revision, ...target }) =>
      servers.ask(target, (at) => client.revision(at, target.workspace, revision)),
    'server.restore': async ({ revision, ifMatch, idempotencyKey, note, ...target }) => {
      const o = { ifMatch, idempotencyKey, ...(note === undefined ? {} : { note }) };
      const answer = await servers.ask(target, (at) => client.restore(at, target.workspace, revision, o));
      if (answer.kind === 'ok') tellLive({ ...target, ifMatch, idempotencyKey }, answer.value, false);
      return answer;
    },
    'server.send': ({ text, ...target }) => servers.ask(target, (at) => client.sendOccurrences(at, text)),
    'server.runs': ({ query, ...target }) => servers.ask(target, (at) => client.runs(at, query)),
    'server.pinRun': ({ run, pinned, ...target }) => servers.ask(target, (at) => client.pinRun(at, run, pinned)),
    'server.run': ({ run, ...target }) => servers.ask(target, (at) => client.run(at, run)),
    'server.outbox': (target) => servers.ask(target, (at) => client.outbox(at)),
    'server.deadLetters': ({ page, ...target }) => servers.ask(target, (at) => client.deadLetters(at, page)),
    'server.redrive': ({ keys, ...target }) => servers.ask(target, (at) => client.redrive(at, keys)),
    'server.watchRuns': (target, window) => {
      watches.get(window)?.abort();
      if (target !== null) watch(target, window);
      return null;
    },
    'server.copySendCommand': copySendCommand,
  };
}

type Click = Target & { readonly ifMatch: number; readonly idempotencyKey: string };

/** Every window learns at once what the app itself made live. */
export function tellLive(click: Click, receipt: Receipt, waited: boolean): void {
  const { environment, workspace, ifMatch, idempotencyKey } = click;
  tellAllWindows('live.changed', { environment, workspace, receipt, ifMatch, waited, idempotencyKey });
}
