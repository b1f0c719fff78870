import { useEffect } from 'react';
import { desktop } from '../desktop.ts';
import { useDocument } from '../document/document-store.ts';
import { addRun, loadRuns, useRuns } from '../runs/runs-store.ts';
import { LOCAL, refreshLive, useServer } from './server-store.ts';

/** Follows the local server: its state, what is live of the open workspace, and its runs as they happen. */
export function useServerWatch(): void {
  const workspace = useDocument((state) => state.document?.history.present.id ?? null);
  const ready = useServer((state) => state.status.state === 'ready');

  useEffect(() => {
    void desktop()
      .call('server.status', null)
      .then((status) => useServer.setState({ status }));
    return desktop().on('server.status', (status) => useServer.setState({ status }));
  }, []);

  useEffect(() => {
    useServer.setState({ live: { state: 'unknown' } });
    useRuns.setState({ runs: [], chosen: null });
    if (workspace === null || !ready) return;
    const stop = desktop().on('runs.arrived', (arrived) => {
      if (arrived.workspace === workspace) addRun(arrived.run);
    });
    void refreshLive(workspace);
    void loadRuns(workspace);
    void desktop().call('server.watchRuns', { environment: LOCAL, workspace });
    return () => {
      stop();
      void desktop().call('server.watchRuns', null);
    };
  }, [workspace, ready]);
}
