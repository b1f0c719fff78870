// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SHORTCUTS } from '../../../../renderer/document/shortcut-table.ts';
import { shortcutOf, useShortcuts } from '../../../../renderer/document/use-shortcuts.ts';
import type * as commands from '../../../../renderer/document/window-commands.ts';
import { closePalette, usePalette } from '../../../../renderer/palette/palette-store.ts';

const run = vi.hoisted((): string[] => []);
vi.mock('../../../../renderer/document/window-commands.ts', async (original) => ({
  ...(await original<typeof commands>()),
  runCommand: (command: string) => void run.push(command),
}));

function press(key: string, options: KeyboardEventInit = {}, target: Element = document.body) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, ...options });
  target.dispatchEvent(event);
  return shortcutOf(event);
}

it.each([
  ['z', { ctrlKey: true }, 'undo'],
  ['z', { metaKey: true }, 'undo'],
  ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
  ['y', { ctrlKey: true }, 'redo'],
  ['Enter', { metaKey: true }, 'simulate'],
  ['P', { ctrlKey: true, shiftKey: true }, 'publish'],
  ['s', { ctrlKey: true }, 'save'],
] as const)('%s with %o is %s, by Ctrl and Cmd alike', (key, options, command) => {
  expect(press(key, options)).toBe(command);
});

it('leaves plain keys and Alt combinations alone', () => {
  expect(press('z')).toBeUndefined();
  expect(press('z', { ctrlKey: true, altKey: true })).toBeUndefined();
});

it('leaves undo inside a code editor to the editor', () => {
  document.body.innerHTML = '<div class="cm-editor"><p id="in"></p></div>';
  const inside = document.querySelector('#in')!;
  expect(press('z', { ctrlKey: true }, inside)).toBeUndefined();
  expect(press('Enter', { ctrlKey: true }, inside)).toBe('simulate');
});

describe('the window’s key handler', () => {
  const ways = SHORTCUTS.filter(({ scope }) => scope === 'window').flatMap(({ id, keys }) =>
    keys.flatMap((way) => [[way, 'Ctrl', id] as const, ...(way.includes('Mod') ? [[way, 'Cmd', id] as const] : [])]),
  );

  it.each(ways)('takes %s with %s for %s', (way, modifier, id) => {
    run.length = 0;
    const { unmount } = renderHook(() => useShortcuts());
    const parts = way.split('+');
    const event = new KeyboardEvent('keydown', {
      key: parts.at(-1) ?? '',
      ctrlKey: parts.includes('Mod') && modifier === 'Ctrl',
      metaKey: parts.includes('Mod') && modifier === 'Cmd',
      shiftKey: parts.includes('Shift'),
      bubbles: true,
      cancelable: true,
    });
    document.body.dispatchEvent(event);
    unmount();
    const { open } = usePalette.getState();
    closePalette();
    expect(event.defaultPrevented).toBe(true);
    if (id === 'palette' || id === 'shortcuts') expect(open).toBe(id === 'palette' ? 'commands' : 'shortcuts');
    else expect(run).toEqual([id]);
  });
});
