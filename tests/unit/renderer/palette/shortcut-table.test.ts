import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  keyWords,
  pressedShortcut,
  SHORTCUTS,
  shortcutWords,
  wayWords,
  type Shortcut,
} from '../../../../renderer/document/shortcut-table.ts';

const all: readonly Shortcut[] = SHORTCUTS;

function pressOf(keys: string) {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  return {
    key: key === 'Space' ? ' ' : key === 'Plus' ? '+' : key.length === 1 ? key.toLowerCase() : key,
    ctrlKey: parts.includes('Mod'),
    metaKey: false,
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  };
}

describe('the table of shortcuts', () => {
  it.each(
    all.filter(({ scope }) => scope !== 'part').flatMap((entry) => entry.keys.map((keys) => [keys, entry] as const)),
  )('%s is found, with Cmd as with Ctrl', (keys, { id, scope }) => {
    const press = pressOf(keys);
    expect(pressedShortcut(scope, press)).toBe(id);
    expect(pressedShortcut(scope, { ...press, ctrlKey: false, metaKey: press.ctrlKey })).toBe(id);
  });

  it('gives no keys two meanings in one place, nor one of the canvas to the window', () => {
    for (const place of ['canvas', 'outline']) {
      const handled = all.filter(({ scope }) => scope === 'window' || scope === place).flatMap(({ keys }) => keys);
      expect(new Set(handled).size).toBe(handled.length);
    }
  });

  it('does not take other modifiers for its own', () => {
    expect(pressedShortcut('canvas', { ...pressOf('A'), ctrlKey: true })).toBe('selectAll');
    expect(pressedShortcut('canvas', { ...pressOf('C'), ctrlKey: true })).toBeUndefined();
    expect(pressedShortcut('canvas', { ...pressOf('Delete'), shiftKey: true })).toBeUndefined();
    expect(pressedShortcut('window', { ...pressOf('?'), shiftKey: true })).toBe('shortcuts');
  });

  it('is read as the keys of each system', () => {
    expect(shortcutWords('publish', false)).toBe('Ctrl Shift P');
    expect(shortcutWords('publish', true)).toBe('⌘ ⇧ P');
    expect(keyWords('Alt+ArrowLeft', false)).toEqual(['Alt', '←']);
    expect(wayWords(['Mod+Y', 'F6'], true)).toEqual([['⌘', 'Y'], ['F6']]);
    expect(shortcutWords('nudge', false)).toBe('Alt ←');
  });

  it('is the table of the guide', () => {
    const guide = readFileSync(new URL('../../../../docs/shortcuts.md', import.meta.url), 'utf8').replaceAll(
      / +/g,
      ' ',
    );
    for (const { does, keys } of all) {
      const ways = wayWords(keys, false)
        .map((way) => `\`${way.join(' ')}\``)
        .join(' or ');
      expect(guide).toContain(`| ${does} | ${ways} |`);
    }
  });
});
