import { Zap } from 'lucide-react';
import { describe, expect, it } from 'vitest';
import { fuzzyScore } from '../../../../renderer/palette/fuzzy-score.ts';
import type { PaletteGroup, PaletteItem } from '../../../../renderer/palette/palette-item.ts';
import { paletteResults } from '../../../../renderer/palette/palette-results.ts';

function item(name: string, o: Partial<PaletteItem> = {}): PaletteItem {
  const group: PaletteGroup = o.group ?? 'Commands';
  return { id: `${group} ${name}`, group, name, icon: Zap, run: () => undefined, ...o };
}

const items = [
  item('Undo'),
  item('Zoom to fit', { keywords: 'view all' }),
  item('Zoom to 100 %'),
  item('Tidy the layout', { keywords: 'arrange' }),
  item('Add Call webhook'),
  item('Publish…', { disabledReason: 'Open a workspace first' }),
  item('Fit shipping', { group: 'Triggers', detail: 'When Purchase happens', marks: ['invalid', 'off'] }),
  item('Thank-you e-mail', { group: 'Triggers', detail: 'When Purchase happens' }),
  item('Add to cart', { group: 'Events', detail: '30551 · unused', marks: ['unused'] }),
];
const names = (query: string) => paletteResults(items, query).items.map(({ name }) => name);

describe('the fit of a word', () => {
  it('is best for the whole, then the start, a start of a word, a part, and scattered starts of words', () => {
    const scores = ['Zoom', 'Zoom to fit', 'To zoom', 'Rezoomed', 'Zebra outside of Oslo meadows'].map((text) =>
      fuzzyScore('zoom', text),
    );
    expect(scores).not.toContain(undefined);
    expect(scores).toEqual([...scores].sort((a, b) => (b ?? 0) - (a ?? 0)));
    expect(new Set(scores).size).toBe(5);
  });

  it.each([
    ['ztf', 'Zoom to fit', true],
    ['zofit', 'Zoom to fit', true],
    ['ZTF', 'Zoom to fit', true],
    ['tidy', 'Tell sales about big orders on any day', false],
    ['xyz', 'Zoom to fit', false],
  ])('%s in “%s”: %s', (word, text, fits) => {
    expect(fuzzyScore(word, text) !== undefined).toBe(fits);
  });
});

describe('results', () => {
  it('are everything in its order without words', () => {
    expect(names(' ')).toEqual(items.map(({ name }) => name));
  });

  it('start with the best fit, whose group comes first', () => {
    expect(names('add')).toEqual(['Add to cart', 'Add Call webhook']);
    expect(names('fit')).toEqual(['Fit shipping', 'Zoom to fit']);
    expect(names('add web')[0]).toBe('Add Call webhook');
  });

  it('need every word, in the name or beside it', () => {
    expect(names('purchase thank')).toEqual(['Thank-you e-mail']);
    expect(names('arrange')).toEqual(['Tidy the layout']);
    expect(names('30551')).toEqual(['Add to cart']);
    expect(names('zoom cart')).toEqual([]);
  });

  it('keep what cannot be run now', () => {
    expect(names('publish')).toEqual(['Publish…']);
  });

  it.each([
    ['is:invalid', ['Fit shipping']],
    ['is:unused', ['Add to cart']],
    ['is:off fit', ['Fit shipping']],
    ['is:invalid thank', []],
  ])('%s lists what is so', (query, found) => {
    expect(names(query)).toEqual(found);
  });

  it('say what filters there are, and when nothing is so', () => {
    expect(paletteResults(items, 'is:blue').nothing).toBe(
      'There is no filter is:blue. There are is:invalid, is:unused, is:off.',
    );
    expect(paletteResults(items.slice(0, 2), 'is:invalid').nothing).toBe('Nothing has errors.');
    expect(paletteResults(items, 'qqq').nothing).toMatch(/“qqq”/);
  });

  it('are not more than can be looked at', () => {
    const many = Array.from({ length: 5000 }, (_, n) => item(`Trigger ${n}`, { group: 'Triggers' }));
    expect(paletteResults(many, 'trigger').items.length).toBeLessThanOrEqual(60);
  });
});
