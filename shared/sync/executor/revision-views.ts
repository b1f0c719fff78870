import type { Json } from '../../base/json.ts';
import type { Receipt, RevisionBody, RevisionHead } from '../contract.ts';
import { isoTime } from './iso-time.ts';
import type { Revision, RevisionDraft } from './store.ts';

export function revisionHead(revision: Omit<Revision, 'workspace'>): RevisionHead {
  return {
    revision: revision.revision,
    programHash: revision.programHash,
    publishedAt: isoTime(revision.publishedAt),
    by: revision.by,
    ...(revision.note === undefined ? {} : { note: revision.note }),
    ...(revision.restores === undefined ? {} : { restores: revision.restores }),
  };
}

export function revisionBody(revision: Revision): RevisionBody {
  return { ...revisionHead(revision), workspace: revision.workspace };
}

export function receipt(revision: Revision): Receipt {
  return {
    revision: revision.revision,
    programHash: revision.programHash,
    engine: revision.engine,
    publishedAt: isoTime(revision.publishedAt),
    by: revision.by,
    changes: [...revision.changes],
  };
}

/** What makes two publishes with one idempotency key the same request; times and words of the answer do not count. */
export function publishRequestDigest(draft: RevisionDraft, ifMatch: number): Json {
  return [ifMatch, draft.digest, draft.note ?? null, draft.restores ?? null];
}
