import { create } from 'zustand';
import type { JsonObject } from '../../shared/base/json.ts';
import type { PublishAnswer, WaitingPublish } from '../../shared/desktop/desktop-answers.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import type { ProblemDocument, Receipt } from '../../shared/sync/contract.ts';
import { desktop } from '../desktop.ts';
import { currentWorkspace, useDocument } from '../document/document-store.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { announce } from '../ui/announce.tsx';
import { currentCandidate, forgetChoices, takeMerge } from './candidate.ts';
import { rememberedBase, setBase } from './draft-base.ts';
import { environmentName, refreshLive, setLive, useServer } from './server-store.ts';

export type Publication =
  | { readonly phase: 'ready' }
  | { readonly phase: 'sending' }
  | { readonly phase: 'done'; readonly receipt: Receipt }
  /** Someone else published since the sheet was opened; what is live was read again (P2). */
  | { readonly phase: 'stale' }
  | { readonly phase: 'refused'; readonly problem: ProblemDocument }
  /** The server did not answer: the publish waits in the app (P6). */
  | { readonly phase: 'queued'; readonly waiting: WaitingPublish };

export const usePublication = create<{ readonly publication: Publication }>(() => ({
  publication: { phase: 'ready' },
}));

export function resetPublication(): void {
  usePublication.setState({ publication: { phase: 'ready' } });
  forgetChoices();
}

/** A repeat of the same publish, after no answer came, carries the same key: it cannot act twice (P2). */
let attempt: { workspace: Workspace; environment: string; ifMatch: number; key: string } | undefined;
/** Keys of this window's clicks: when one of them goes live later, the draft's base moves with it. */
const clicks = new Set<string>();

export function isOwnClick(key: string): boolean {
  return clicks.has(key);
}

function keyOf(workspace: Workspace, environment: string, ifMatch: number): string {
  const same = attempt?.workspace === workspace && attempt.ifMatch === ifMatch && attempt.environment === environment;
  if (!same || attempt === undefined) attempt = { workspace, environment, ifMatch, key: crypto.randomUUID() };
  clicks.add(attempt.key);
  return attempt.key;
}

/** A click of this window that had waited went live. */
export function settleQueued(receipt: Receipt): void {
  const { publication } = usePublication.getState();
  if (publication.phase === 'queued') usePublication.setState({ publication: { phase: 'done', receipt } });
}

/** The revision that this publish replaces: what the sheet showed, or, while the server is away, what the draft began from. */
function revisionToReplace(): number {
  const { live, base, environment } = useServer.getState();
  if (live.state === 'live') return live.revision;
  if (live.state === 'none') return 0;
  if (base.state === 'known') return base.revision;
  const { document } = useDocument.getState();
  return rememberedBase(environment, currentWorkspace().id, document?.path ?? null) ?? 0;
}

/** Whether it is settled what a publish would replace, and nothing of others' work would go. */
function mayPublish(): boolean {
  const { live, base } = useServer.getState();
  const { open, merge } = currentCandidate();
  if (open > 0 || live.state === 'unknown') return false;
  if (base.state === 'unknown' && live.state !== 'unreachable') return false;
  return merge === undefined || useDocument.getState().document?.readOnly !== true;
}

/** Publishes the draft, merged with what others published since it began, onto the revision that the sheet shows. */
export async function publishDraft(note: string): Promise<void> {
  if (!mayPublish()) return;
  takeMerge();
  const workspace = currentWorkspace();
  const { environment } = useServer.getState();
  const ifMatch = revisionToReplace();
  usePublication.setState({ publication: { phase: 'sending' } });
  const answer = await desktop().call('server.publish', {
    environment,
    workspace: workspace.id,
    request: {
      workspace: JSON.parse(formatWorkspace(workspace)) as JsonObject,
      programHash: programHash(compilationOf(workspace).program),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    },
    ifMatch,
    idempotencyKey: keyOf(workspace, environment, ifMatch),
  });
  const publication = await outcomeOf(answer, workspace, environment);
  usePublication.setState({ publication });
  if (publication.phase === 'done') announce(`r${publication.receipt.revision} is live on ${environmentName()}.`);
  if (publication.phase === 'queued') announce(`Waiting to publish to ${environmentName()}.`);
}

async function outcomeOf(answer: PublishAnswer, workspace: Workspace, environment: string): Promise<Publication> {
  switch (answer.kind) {
    case 'queued':
      return { phase: 'queued', waiting: answer.waiting };
    case 'unreachable':
      throw new Error('a publish without an answer waits in the queue');
    case 'refused':
      if (answer.problem.status !== 412) return { phase: 'refused', problem: answer.problem };
      await refreshLive(workspace.id, environment);
      return { phase: 'stale' };
    case 'ok': {
      const { revision, programHash: hash, by, publishedAt } = answer.value;
      setLive(environment, { state: 'live', revision, programHash: hash, workspace, by, publishedAt });
      setBase(environment, revision, workspace);
      return { phase: 'done', receipt: answer.value };
    }
  }
}
