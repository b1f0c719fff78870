import { useEffect } from 'react';
import type { DesktopEvents } from '../../shared/desktop/bridge.ts';
import { desktop } from '../desktop.ts';
import { useDocument } from '../document/document-store.ts';
import { addRun, loadRuns, resetRuns } from '../runs/runs-store.ts';
import { showToast } from '../ui/toasts.tsx';
import { recallEnvironment } from '../environments/environments-store.ts';
import { carryBase, findBase, setBase } from './draft-base.ts';
import { isOwnClick, settleQueued } from './publish-store.ts';
import { hasToken, LOCAL, refreshLive, useServer, type Live } from './server-store.ts';

/** How often a window that is looked at asks again: what others publish shows without a click. */
const ASK_EVERY_MS = 30_000;

/** Follows the servers: the embedded one's state, what is live of the open workspace, what waits, and runs as they happen. */
export function useServerWatch(): void {
  const workspace = useDocument((state) => state.document?.history.present.id ?? null);
  const opened = useDocument((state) => state.document?.opened ?? 0);
  const environment = useServer((state) => state.environment);
  const ready = useServer((state) => isReady(state, workspace));

  const live = useServer((state) => state.live);
  const path = useDocument((state) => state.document?.path ?? null);

  useEffect(() => followApp(), []);
  useEffect(recallEnvironment, [workspace, opened]);

  useEffect(() => {
    useServer.setState({ live: { state: 'unknown' }, lives: {}, base: { state: 'unknown' } });
    resetRuns();
    if (workspace === null || !ready) return;
    const look = () => void refreshLive(workspace, environment);
    const stop = desktop().on('runs.arrived', (arrived) => {
      if (arrived.workspace !== workspace || arrived.environment !== environment) return;
      addRun(arrived.run, workspace);
      if (isNewer(arrived.run.revision, useServer.getState().live)) look();
    });
    const again = setInterval(() => document.visibilityState === 'visible' && look(), ASK_EVERY_MS);
    window.addEventListener('focus', look);
    look();
    void loadRuns(workspace);
    void desktop().call('server.watchRuns', { environment, workspace });
    return () => {
      stop();
      clearInterval(again);
      window.removeEventListener('focus', look);
      void desktop().call('server.watchRuns', null);
    };
  }, [workspace, opened, environment, ready]);

  useEffect(() => void findBase(environment, live), [environment, live, opened]);
  useEffect(carryBase, [path]);
}

type State = ReturnType<typeof useServer.getState>;

function isReady({ environment, environments, status }: State, workspace: string | null): boolean {
  if (environment === LOCAL) return status.state === 'ready';
  const chosen = environments.find(({ id }) => id === environment);
  return chosen !== undefined && workspace !== null && hasToken(chosen, workspace);
}

function isNewer(revision: number, live: Live): boolean {
  return live.state !== 'live' || revision > live.revision;
}

/** What the main process tells every window. */
function followApp(): () => void {
  const stops = [
    desktop().on('server.status', (status) => useServer.setState({ status })),
    desktop().on('environments.changed', (environments) => {
      const { environment } = useServer.getState();
      const isThere = environments.some(({ id }) => id === environment);
      useServer.setState({ environments, ...(isThere ? {} : { environment: LOCAL }) });
    }),
    desktop().on('queue.changed', followQueue),
    desktop().on('live.changed', (change) => void followLive(change)),
  ];
  void desktop()
    .call('server.status', null)
    .then((status) => useServer.setState({ status }));
  void desktop()
    .call('environment.list', null)
    .then((environments) => {
      useServer.setState({ environments });
      recallEnvironment();
    });
  void desktop()
    .call('queue.list', null)
    .then((waiting) => useServer.setState({ waiting }));
  return () => stops.forEach((stop) => stop());
}

/** What waited and met another revision needs a merge with it: that revision is read. */
function followQueue(waiting: DesktopEvents['queue.changed']): void {
  useServer.setState({ waiting });
  const id = useDocument.getState().document?.history.present.id;
  const stale = waiting.filter(({ workspace, state }) => workspace === id && state === 'conflict');
  for (const { workspace, environment } of stale) void refreshLive(workspace, environment);
}

/** This app made something live: the windows of that workspace look; the one whose click it was has it in its draft. */
async function followLive(change: DesktopEvents['live.changed']): Promise<void> {
  const { environment, workspace, receipt, ifMatch, waited, idempotencyKey } = change;
  const id = useDocument.getState().document?.history.present.id;
  if (id !== workspace) return;
  const { environments, base } = useServer.getState();
  const name = environments.find((each) => each.id === environment)?.name ?? environment;
  if (waited)
    showToast({ tone: 'pass', text: `r${receipt.revision} is live on ${name}: the publish that waited was sent.` });
  const live = await refreshLive(workspace, environment);
  const isMine = waited && isOwnClick(idempotencyKey) && base.state === 'known' && base.revision === ifMatch;
  if (isMine && live.state === 'live' && live.revision === receipt.revision) {
    setBase(environment, live.revision, live.workspace);
    settleQueued(receipt);
  }
}
