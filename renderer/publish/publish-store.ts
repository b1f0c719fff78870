import { create } from 'zustand';
import type { JsonObject } from '../../shared/base/json.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import type { SyncAnswer } from '../../shared/sync/client.ts';
import type { ProblemDocument, Receipt } from '../../shared/sync/contract.ts';
import { desktop } from '../desktop.ts';
import { currentWorkspace } from '../document/document-store.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { announce } from '../ui/announce.tsx';
import { LOCAL, refreshLive, useServer } from './server-store.ts';

export type Publication =
  | { readonly phase: 'ready' }
  | { readonly phase: 'sending' }
  | { readonly phase: 'done'; readonly receipt: Receipt }
  /** Someone else published since the sheet was opened; what is live was read again (P2). */
  | { readonly phase: 'stale' }
  | { readonly phase: 'refused'; readonly problem: ProblemDocument }
  | { readonly phase: 'unreachable'; readonly reason: string };

export const usePublication = create<{ readonly publication: Publication }>(() => ({
  publication: { phase: 'ready' },
}));

export function resetPublication(): void {
  usePublication.setState({ publication: { phase: 'ready' } });
}

/** A repeat of the same publish, after no answer came, carries the same key: it cannot act twice (P2). */
let attempt: { workspace: Workspace; ifMatch: number; key: string } | undefined;

function keyOf(workspace: Workspace, ifMatch: number): string {
  if (attempt?.workspace !== workspace || attempt.ifMatch !== ifMatch) {
    attempt = { workspace, ifMatch, key: crypto.randomUUID() };
  }
  return attempt.key;
}

/** Publishes the draft onto the revision that was live when the sheet showed its changes. */
export async function publishDraft(note: string): Promise<void> {
  const workspace = currentWorkspace();
  const { live } = useServer.getState();
  if (live.state !== 'live' && live.state !== 'none') return;
  const ifMatch = live.state === 'live' ? live.revision : 0;
  usePublication.setState({ publication: { phase: 'sending' } });
  const answer = await desktop().call('server.publish', {
    environment: LOCAL,
    workspace: workspace.id,
    request: {
      workspace: JSON.parse(formatWorkspace(workspace)) as JsonObject,
      programHash: programHash(compilationOf(workspace).program),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    },
    ifMatch,
    idempotencyKey: keyOf(workspace, ifMatch),
  });
  const publication = await outcomeOf(answer, workspace);
  usePublication.setState({ publication });
  if (publication.phase === 'done') announce(`r${publication.receipt.revision} is live on Local.`);
}

async function outcomeOf(answer: SyncAnswer<Receipt>, workspace: Workspace): Promise<Publication> {
  switch (answer.kind) {
    case 'unreachable':
      return { phase: 'unreachable', reason: answer.reason };
    case 'refused':
      if (answer.problem.status !== 412) return { phase: 'refused', problem: answer.problem };
      await refreshLive(workspace.id);
      return { phase: 'stale' };
    case 'ok': {
      const { revision, programHash: hash } = answer.value;
      useServer.setState({ live: { state: 'live', revision, programHash: hash, workspace } });
      return { phase: 'done', receipt: answer.value };
    }
  }
}
