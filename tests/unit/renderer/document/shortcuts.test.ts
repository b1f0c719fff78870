// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { shortcutOf } from '../../../../renderer/document/use-shortcuts.ts';

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
