import type { Workspace } from '../../shared/flow/workspace.ts';
import { desktop } from '../desktop.ts';
import { useDocument } from '../document/document-store.ts';
import { liveOf, useServer, type Base, type Live } from './server-store.ts';

/** Where a window remembers, over restarts, which revision of an environment a file's draft began from. */
function keyOf(environment: string, workspace: string, path: string | null): string {
  return `hookflow-base ${JSON.stringify([environment, workspace, path])}`;
}

/** The revision that the open draft began from, as far as it was ever known: what a publish may replace. */
export function rememberedBase(environment: string, workspace: string, path: string | null): number | undefined {
  const text = localStorage.getItem(keyOf(environment, workspace, path));
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The draft holds everything of this revision now. */
export function setBase(environment: string, revision: number, workspace: Workspace | undefined): void {
  const { document } = useDocument.getState();
  if (!document) return;
  const { id } = document.history.present;
  localStorage.setItem(keyOf(environment, id, document.path), String(revision));
  if (useServer.getState().environment === environment) {
    useServer.setState({ base: { state: 'known', revision, workspace } });
  }
}

/** A draft that got a file, or another one, takes along what is known of it. */
export function carryBase(): void {
  const { base, environment } = useServer.getState();
  if (base.state === 'known') setBase(environment, base.revision, base.workspace);
}

/**
 * Finds the base of the open draft once it is known what is live: the remembered revision, read from the server where it is not
 * the live one. A draft that was never seen with this environment begins from what is live now.
 */
export async function findBase(environment: string, live: Live): Promise<void> {
  const { document } = useDocument.getState();
  if (!document || useServer.getState().base.state === 'known') return;
  if (live.state !== 'live' && live.state !== 'none') return;
  const { id } = document.history.present;
  const revision = live.state === 'live' ? live.revision : 0;
  const remembered = rememberedBase(environment, id, document.path) ?? revision;
  const workspace = live.state === 'live' ? live.workspace : undefined;
  const base: Base =
    remembered === revision
      ? { state: 'known', revision, workspace }
      : { state: 'known', revision: remembered, workspace: await workspaceOf(environment, id, remembered) };
  const now = useDocument.getState().document;
  if (now?.opened !== document.opened || useServer.getState().environment !== environment) return;
  setBase(environment, base.revision, base.workspace);
}

/** Undefined when the server no longer has it: then both sides count as having begun on their own. */
async function workspaceOf(environment: string, workspace: string, revision: number): Promise<Workspace | undefined> {
  if (revision === 0) return undefined;
  const answer = await desktop().call('server.revision', { environment, workspace, revision });
  const found = answer.kind === 'ok' ? liveOf(answer.value) : undefined;
  return found?.state === 'live' ? found.workspace : undefined;
}

/** The draft now began from that revision, which is still to be read. */
export function forgetBase(environment: string, revision: number): void {
  const { document } = useDocument.getState();
  if (!document) return;
  localStorage.setItem(keyOf(environment, document.history.present.id, document.path), String(revision));
  if (useServer.getState().environment === environment) useServer.setState({ base: { state: 'unknown' } });
}
