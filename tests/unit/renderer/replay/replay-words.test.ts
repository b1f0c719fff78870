import { describe, expect, it } from 'vitest';
import { countText, durationText, shareText, shortCount, sizeText } from '../../../../renderer/replay/replay-words.ts';

describe('words of a replay', () => {
  it('counts are exact in full, and short enough for an edge', () => {
    expect(countText(1_000_000)).toBe('1,000,000');
    const short = [0, 999, 1000, 1234, 12_345, 99_960, 812_340, 999_499, 999_500, 1_234_567, 250_000_000].map(
      shortCount,
    );
    expect(short).toEqual(['0', '999', '1k', '1.2k', '12.3k', '100k', '812k', '999k', '1M', '1.2M', '250M']);
  });

  it('a share never says none or all when it is not', () => {
    expect([0, 1, 500, 999, 1000].map((part) => shareText(part, 1000))).toEqual([
      '0 %',
      'under 1 %',
      '50 %',
      'over 99 %',
      '100 %',
    ]);
    expect(shareText(0, 0)).toBe('');
  });

  it('sizes and times', () => {
    expect([512, 4200, 1_500_000, 250_000_000].map(sizeText)).toEqual(['512 B', '4.2 kB', '1.5 MB', '250 MB']);
    expect([850, 12_000, 185_000].map(durationText)).toEqual(['850 ms', '12 s', '3 min 5 s']);
  });
});
