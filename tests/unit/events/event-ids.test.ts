import { describe, expect, it } from 'vitest';
import { nextFreeId } from '../../../shared/events/next-free-id.ts';
import { parseHookableEvents } from '../../../shared/events/parse-hookable-events.ts';

describe('ids', () => {
  it('[H3] of all 100,000 five-digit texts exactly 297 are ids, and the others have the code of the table', () => {
    const counts: Record<string, number> = {};
    for (let n = 0; n < 100_000; n++) {
      const id = String(n).padStart(5, '0');
      const { events, problems } = parseHookableEvents(`[{"id":"${id}","label":"x"}]`);
      const right = ['305', '702', '703'].includes(id.slice(0, 3));
      const expected = !right ? 'events.idPrefix' : id.slice(3) === '00' ? 'events.idZero' : 'valid';
      const code = problems[0]?.code ?? 'valid';
      if (code !== expected || problems.length > 1 || events.length !== Number(code === 'valid')) {
        expect({ id, code, problems, events }).toEqual({ id, code: expected, problems: [], events: [] });
      }
      counts[code] = (counts[code] ?? 0) + 1;
    }
    expect(counts).toEqual({ valid: 297, 'events.idZero': 3, 'events.idPrefix': 99_700 });
  }, 60_000);

  it.each([
    ['no ids', [], '30501'],
    ['one above the highest', ['30551', '30552'], '30553'],
    ['gaps below stay', ['30501', '30510'], '30511'],
    ['other prefixes and texts that are no ids', ['70298', '30599x', '30500', 'x'], '30501'],
    ['past 99 the lowest that is free', ['30599', '30501', '30503'], '30502'],
    ['order does not matter', ['30599', '30502'], '30501'],
  ])('[H9] the next free id: %s', (_name, taken, expected) => {
    expect(nextFreeId('305', taken)).toBe(expected);
  });

  it('[H9] none when all 99 are taken', () => {
    const all = Array.from({ length: 99 }, (_, i) => `703${String(i + 1).padStart(2, '0')}`);
    expect(nextFreeId('703', all)).toBeUndefined();
    expect(nextFreeId('703', all.slice(0, 41).concat(all.slice(42)))).toBe('70342');
  });
});
