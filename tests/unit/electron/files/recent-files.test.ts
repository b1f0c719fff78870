import { expect, it } from 'vitest';
import { withRecentFile } from '../../../../electron/files/recent-files.ts';

const NOW = Date.UTC(2026, 0, 2);

it('the newest is first, each file once, a dozen at most', () => {
  let list = withRecentFile([], '/a/0.json', NOW);
  for (let i = 1; i < 20; i += 1) list = withRecentFile(list, `/a/${i}.json`, NOW);
  list = withRecentFile(list, '/a/15.json', NOW + 1_000);
  expect(list).toHaveLength(12);
  expect(list[0]).toEqual({ path: '/a/15.json', name: '15.json', openedAt: '2026-01-02T00:00:01.000Z' });
  expect(list.map((entry) => entry.name).slice(1, 4)).toEqual(['19.json', '18.json', '17.json']);
  expect(new Set(list.map((entry) => entry.path)).size).toBe(12);
});
