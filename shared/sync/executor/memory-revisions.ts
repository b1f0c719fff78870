import { hashOf } from '../../base/sha256.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { RevisionHead } from '../contract.ts';
import { publishRequestDigest, revisionHead } from './revision-views.ts';
import type { Page, PageRequest, Published, PublishRefusal, Revision, RevisionDraft } from './store.ts';

interface KnownKey {
  readonly digest: string;
  readonly published: Published;
}

/** The revisions of one workspace in memory. */
export class MemoryRevisions {
  readonly #revisions: Revision[] = [];
  readonly #keys = new Map<string, KnownKey>();

  publish(
    draft: RevisionDraft,
    condition: { readonly ifMatch: number; readonly idempotencyKey: string },
  ): Result<Published, PublishRefusal> {
    const digest = hashOf(publishRequestDigest(draft, condition.ifMatch));
    const known = this.#keys.get(condition.idempotencyKey);
    if (known) return known.digest === digest ? ok(known.published) : err({ kind: 'keyReused' });
    const live = this.#revisions.at(-1);
    if ((live?.revision ?? 0) !== condition.ifMatch) return err({ kind: 'stale', live: live?.revision ?? 0 });
    const published = this.#next(draft, live);
    this.#keys.set(condition.idempotencyKey, { digest, published });
    return ok(published);
  }

  #next(draft: RevisionDraft, live: Revision | undefined): Published {
    if (live?.digest === draft.digest) return { kind: 'unchanged', revision: live };
    const revision: Revision = { ...draft, revision: this.#revisions.length + 1 };
    this.#revisions.push(revision);
    return { kind: 'created', revision };
  }

  revision(number?: number): Revision | undefined {
    return number === undefined ? this.#revisions.at(-1) : this.#revisions[number - 1];
  }

  page({ page, limit }: PageRequest): Page<RevisionHead> {
    const older = this.#revisions.filter((revision) => page === undefined || revision.revision < Number(page));
    const items = older.slice(-limit).reverse().map(revisionHead);
    return items.length < older.length ? { items, next: String(items.at(-1)?.revision) } : { items };
  }
}
