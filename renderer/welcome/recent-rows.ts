import type { KeptWork, RecentFile } from '../../shared/desktop/desktop-answers.ts';

const MOST_FILES = 5;

export interface RecentRow {
  readonly key: string;
  readonly name: string;
  /** Null for work that never had a file. */
  readonly path: string | null;
  /** RFC 3339: opened, or kept. */
  readonly time: string;
  readonly kept?: KeptWork;
}

/**
 * The rows of the welcome: all kept work, at its file's row where that is shown and otherwise above, and the newest files. When
 * there is more than one for a file, the newest is at its row.
 */
export function recentRows(files: readonly RecentFile[], kept: readonly KeptWork[]): readonly RecentRow[] {
  const shown = files.slice(0, MOST_FILES);
  const atFile = new Map(
    shown.flatMap(({ path }) => {
      const newest = kept.find((work) => work.path === path);
      return newest ? [[path, newest] as const] : [];
    }),
  );
  const placed = new Set([...atFile.values()].map(({ id }) => id));
  return [
    ...kept.filter(({ id }) => !placed.has(id)).map(rowOfWork),
    ...shown.map(({ path, name, openedAt }): RecentRow => {
      const work = atFile.get(path);
      return { key: path, name, path, time: work?.keptAt ?? openedAt, ...(work && { kept: work }) };
    }),
  ];
}

function rowOfWork(kept: KeptWork): RecentRow {
  return { key: kept.id, name: kept.name, path: kept.path, time: kept.keptAt, kept };
}
