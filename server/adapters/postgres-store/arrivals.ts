import type { Appended, Arrival } from '../../../shared/sync/executor/store.ts';
import type { EvaluationJobs } from './evaluation-jobs.ts';
import { numberOf } from '../stored-row.ts';
import type { Transaction } from './transaction.ts';

/** Occurrences of one call, their texts made already. */
export interface Batch {
  readonly workspace: string;
  readonly acceptedAt: number;
  readonly occurrences: readonly { readonly id: string; readonly public: boolean; readonly body: string }[];
}

/** Throws when an occurrence is no JSON. */
export function batchOf(workspace: string, arrivals: readonly Arrival[], acceptedAt: number): Batch {
  const occurrences = arrivals.map((arrival) => ({
    id: arrival.occurrence.id,
    public: arrival.public,
    body: JSON.stringify(arrival.occurrence),
  }));
  return { workspace, acceptedAt, occurrences };
}

// Ids are taken in one order, so that two transactions that share some never wait for each other in a circle; numbers are given in
// the order accepted (I4).
const APPEND = `
  WITH sent AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::boolean[], $5::text[])
      WITH ORDINALITY AS s (workspace, id, accepted_at, public, body, place)
  ), fresh AS (
    INSERT INTO occurrence_ids (workspace, id, accepted_at)
    SELECT workspace, id, accepted_at FROM sent ORDER BY workspace, id
    ON CONFLICT DO NOTHING RETURNING workspace, id
  ), added AS (
    INSERT INTO occurrences (workspace, id, accepted_at, public, body)
    SELECT s.workspace, s.id, s.accepted_at, s.public, s.body
    FROM sent s JOIN fresh f ON f.workspace = s.workspace AND f.id = s.id ORDER BY s.place
  )
  SELECT s.place FROM sent s JOIN fresh f ON f.workspace = s.workspace AND f.id = s.id`;

/** Takes occurrences in and makes the jobs that evaluate them; inside a transaction. Answers for each batch, in order. */
export async function append(
  tx: Transaction,
  jobs: EvaluationJobs,
  batches: readonly Batch[],
): Promise<readonly (readonly Appended[])[]> {
  const known = new Set<string>();
  const first = batches.map(({ workspace, occurrences }) =>
    occurrences.map(({ id }) => {
      const name = JSON.stringify([workspace, id]);
      const isFirst = !known.has(name);
      known.add(name);
      return isFirst;
    }),
  );
  const sent = batches.flatMap(({ workspace, acceptedAt, occurrences }, index) =>
    occurrences
      .filter((_, place) => first[index]?.[place] === true)
      .map((each) => ({ workspace, acceptedAt, ...each })),
  );
  const rows = await tx.all(APPEND, [
    sent.map((each) => each.workspace),
    sent.map((each) => each.id),
    sent.map((each) => each.acceptedAt),
    sent.map((each) => each.public),
    sent.map((each) => each.body),
  ]);
  const fresh = new Set(rows.map((row) => sent[numberOf(row, 'place') - 1]));
  const counts = new Map<string, number>();
  for (const each of fresh) if (each) counts.set(each.workspace, (counts.get(each.workspace) ?? 0) + 1);
  await jobs.add(tx, counts);
  let next = 0;
  return first.map((places) =>
    places.map((isFirst): Appended => {
      if (!isFirst) return 'duplicate';
      next += 1;
      return fresh.has(sent[next - 1]) ? 'accepted' : 'duplicate';
    }),
  );
}
