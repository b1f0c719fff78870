import type { Revision } from '../../shared/sync/executor/store.ts';
import { jsonOf, numberOf, optionalText, textOf, type Row } from './stored-row.ts';

/** What a list of revisions needs, in both databases. */
export const REVISION_HEAD = 'revision, digest, program_hash, engine, published_at, by, note, restores, changes';

export function headOf(row: Row): Omit<Revision, 'workspace'> {
  const note = optionalText(row, 'note');
  return {
    revision: numberOf(row, 'revision'),
    digest: textOf(row, 'digest'),
    programHash: textOf(row, 'program_hash'),
    engine: textOf(row, 'engine'),
    publishedAt: numberOf(row, 'published_at'),
    by: textOf(row, 'by'),
    ...(note === undefined ? {} : { note }),
    ...(row['restores'] === null ? {} : { restores: numberOf(row, 'restores') }),
    changes: jsonOf<readonly string[]>(row, 'changes'),
  };
}

/** Of a row that has the body, too. */
export function revisionOf(row: Row): Revision {
  return { ...headOf(row), workspace: jsonOf(row, 'body') };
}
