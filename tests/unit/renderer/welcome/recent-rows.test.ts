import { describe, expect, it } from 'vitest';
import type { KeptWork, RecentFile } from '../../../../shared/desktop/desktop-answers.ts';
import { recentRows } from '../../../../renderer/welcome/recent-rows.ts';

const file = (name: string): RecentFile => ({ path: `/${name}`, name, openedAt: '2026-03-01T10:00:00Z' });
const work = (id: string, path: string | null): KeptWork => ({ id, name: id, path, keptAt: '2026-03-02T10:00:00Z' });
const shown = (files: readonly RecentFile[], kept: readonly KeptWork[]) =>
  recentRows(files, kept).map((row) => `${row.name}${row.kept ? ` < ${row.kept.id}` : ''}`);

describe('the rows of the welcome', () => {
  it('show kept work at its file, and work without one above', () => {
    expect(shown([file('a'), file('b')], [work('x', '/b'), work('never', null)])).toEqual([
      'never < never',
      'a',
      'b < x',
    ]);
  });

  it('show every kept work, also a second one of a file and that of a file that is not recent', () => {
    const files = ['a', 'b', 'c', 'd', 'e', 'f'].map(file);
    expect(shown(files, [work('new', '/a'), work('old', '/a'), work('sixth', '/f'), work('gone', '/z')])).toEqual([
      'old < old',
      'sixth < sixth',
      'gone < gone',
      'a < new',
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  it('tell when the work was kept, else when the file was opened', () => {
    expect(recentRows([file('a'), file('b')], [work('x', '/a')]).map(({ time }) => time.slice(0, 10))).toEqual([
      '2026-03-02',
      '2026-03-01',
    ]);
  });
});
