/** Who carries a shortcut out: the window's key handler, the canvas or the outline while it has the focus, or a part of the page itself. */
export type ShortcutScope = 'window' | 'canvas' | 'outline' | 'part';

export interface Shortcut {
  readonly id: string;
  readonly does: string;
  readonly group: string;
  readonly scope: ShortcutScope;
  /** Any one of these: key names of `KeyboardEvent.key` after `Mod` (Ctrl or Cmd), `Ctrl`, `Alt` and `Shift`. */
  readonly keys: readonly string[];
}

/** Every shortcut: the key handlers, the command palette and the sheet of shortcuts all read this one table. */
export const SHORTCUTS = [
  { id: 'new', does: 'New workspace', group: 'Workspace', scope: 'window', keys: ['Mod+N'] },
  { id: 'newWindow', does: 'New window', group: 'Workspace', scope: 'window', keys: ['Mod+Shift+N'] },
  { id: 'open', does: 'Open a workspace', group: 'Workspace', scope: 'window', keys: ['Mod+O'] },
  { id: 'save', does: 'Save', group: 'Workspace', scope: 'window', keys: ['Mod+S'] },
  { id: 'saveAs', does: 'Save as', group: 'Workspace', scope: 'window', keys: ['Mod+Shift+S'] },
  { id: 'undo', does: 'Undo', group: 'Workspace', scope: 'window', keys: ['Mod+Z'] },
  { id: 'redo', does: 'Redo', group: 'Workspace', scope: 'window', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  { id: 'simulate', does: 'Send sample', group: 'Try and publish', scope: 'window', keys: ['Mod+Enter'] },
  { id: 'publish', does: 'Publish', group: 'Try and publish', scope: 'window', keys: ['Mod+Shift+P'] },
  { id: 'palette', does: 'Search or run a command', group: 'Find your way', scope: 'window', keys: ['Mod+K'] },
  {
    id: 'outline',
    does: 'Show the canvas or the outline',
    group: 'Find your way',
    scope: 'window',
    keys: ['Mod+Shift+O'],
  },
  { id: 'help', does: 'Open the guide', group: 'Find your way', scope: 'window', keys: ['F1'] },
  { id: 'shortcuts', does: 'Show these shortcuts', group: 'Find your way', scope: 'window', keys: ['?'] },
  { id: 'find', does: 'Find triggers, events and samples', group: 'Find your way', scope: 'part', keys: ['/'] },
  {
    id: 'landmark',
    does: 'Next or previous pane',
    group: 'Find your way',
    scope: 'part',
    keys: ['F6', 'Shift+F6'],
  },
  {
    id: 'walk',
    does: 'Follow the connections',
    group: 'Canvas',
    scope: 'canvas',
    keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  },
  {
    id: 'nudge',
    does: 'Move steps by one grid line',
    group: 'Canvas',
    scope: 'canvas',
    keys: ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowUp', 'Alt+ArrowDown'],
  },
  { id: 'select', does: 'Select the step', group: 'Canvas', scope: 'canvas', keys: ['Space'] },
  { id: 'selectAll', does: 'Select all', group: 'Canvas', scope: 'canvas', keys: ['Mod+A'] },
  { id: 'clear', does: 'Select nothing', group: 'Canvas', scope: 'canvas', keys: ['Escape'] },
  { id: 'zoomIn', does: 'Zoom in', group: 'Canvas', scope: 'canvas', keys: ['Plus', '='] },
  { id: 'zoomOut', does: 'Zoom out', group: 'Canvas', scope: 'canvas', keys: ['-'] },
  { id: 'zoomFull', does: 'Zoom to 100 %', group: 'Canvas', scope: 'canvas', keys: ['0'] },
  { id: 'zoomFit', does: 'Zoom to fit', group: 'Canvas', scope: 'canvas', keys: ['F', 'Shift+F'] },
  { id: 'inspect', does: 'Edit the step in the inspector', group: 'Steps', scope: 'canvas', keys: ['Enter'] },
  { id: 'addAfter', does: 'Add a step after', group: 'Steps', scope: 'canvas', keys: ['A', 'Shift+A'] },
  { id: 'connect', does: 'Connect to another step', group: 'Steps', scope: 'canvas', keys: ['C', 'Shift+C'] },
  { id: 'rename', does: 'Rename the step', group: 'Steps', scope: 'canvas', keys: ['F2'] },
  {
    id: 'menu',
    does: 'Show all that can be done with a step or connection',
    group: 'Steps',
    scope: 'canvas',
    keys: ['Shift+F10', 'ContextMenu'],
  },
  { id: 'remove', does: 'Remove steps or connections', group: 'Steps', scope: 'canvas', keys: ['Delete', 'Backspace'] },
  { id: 'duplicate', does: 'Duplicate steps', group: 'Steps', scope: 'canvas', keys: ['Mod+D'] },
  { id: 'copy', does: 'Copy steps', group: 'Steps', scope: 'part', keys: ['Mod+C'] },
  { id: 'cut', does: 'Cut steps', group: 'Steps', scope: 'part', keys: ['Mod+X'] },
  { id: 'paste', does: 'Paste steps at the pointer', group: 'Steps', scope: 'part', keys: ['Mod+V'] },
  {
    id: 'outlineWalk',
    does: 'Walk, open and close',
    group: 'Outline',
    scope: 'outline',
    keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  },
  { id: 'outlineEnds', does: 'First or last row', group: 'Outline', scope: 'outline', keys: ['Home', 'End'] },
  {
    id: 'outlineExtend',
    does: 'Select more steps',
    group: 'Outline',
    scope: 'outline',
    keys: ['Shift+ArrowUp', 'Shift+ArrowDown'],
  },
  {
    id: 'moveStep',
    does: 'Move a step earlier or later',
    group: 'Outline',
    scope: 'outline',
    keys: ['Alt+ArrowUp', 'Alt+ArrowDown'],
  },
  {
    id: 'moveRule',
    does: 'Move a rule up or down',
    group: 'Lists and text',
    scope: 'part',
    keys: ['Alt+ArrowUp', 'Alt+ArrowDown'],
  },
  { id: 'removeEvent', does: 'Remove the event of a row', group: 'Lists and text', scope: 'part', keys: ['Delete'] },
  // The Ctrl key on every system: on macOS the Command key with Space is the system's.
  {
    id: 'complete',
    does: 'Complete what is typed into a template',
    group: 'Lists and text',
    scope: 'part',
    keys: ['Ctrl+Space'],
  },
  { id: 'fixes', does: 'Show the fixes of a problem', group: 'Lists and text', scope: 'part', keys: ['Mod+.'] },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof SHORTCUTS)[number]['id'];
export type ShortcutOf<S extends ShortcutScope> = Extract<(typeof SHORTCUTS)[number], { scope: S }>['id'];

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What the table calls a key whose own name it could not hold. */
const KEY_NAMES: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus' };

/** Whether a key press is this one. Shift does not count with characters such as `?`, which some keyboards need it for. */
function isPress(keys: string, event: KeyPress): boolean {
  const parts = keys.split('+');
  const wanted = parts.at(-1) ?? '';
  const key = KEY_NAMES[event.key] ?? event.key;
  const isSign = event.key.length === 1 && event.key !== ' ' && event.key.toLowerCase() === event.key.toUpperCase();
  return (
    key.toLowerCase() === wanted.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === parts.includes('Mod') &&
    event.altKey === parts.includes('Alt') &&
    (isSign || event.shiftKey === parts.includes('Shift'))
  );
}

/** The shortcut of a scope that a key press is. */
export function pressedShortcut<S extends ShortcutScope>(scope: S, event: KeyPress): ShortcutOf<S> | undefined {
  const found = SHORTCUTS.find(
    (shortcut) => shortcut.scope === scope && shortcut.keys.some((keys) => isPress(keys, event)),
  );
  return found?.id as ShortcutOf<S> | undefined;
}

const KEY_WORDS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ContextMenu: 'Menu',
  Delete: 'Del',
  Escape: 'Esc',
  Plus: '+',
};
const MAC_WORDS: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };

/** The keys to press as one reads them: `Ctrl`, `Shift`, `P`; on macOS `⌘`, `⇧`, `P`. */
export function keyWords(keys: string, mac: boolean): readonly string[] {
  return keys.split('+').map((key) => {
    if (mac && key in MAC_WORDS) return MAC_WORDS[key] ?? key;
    return key === 'Mod' ? 'Ctrl' : (KEY_WORDS[key] ?? key);
  });
}

/** The ways to press a shortcut as one reads them; the four arrows are one way: `Alt`, `←`, `→`, `↑`, `↓`. */
export function wayWords(keys: readonly string[], mac: boolean): readonly (readonly string[])[] {
  const ways = keys.map((way) => keyWords(way, mac));
  if (!keys.every((way) => /(^|[+])Arrow/.test(way)) || keys.length < 4) return ways;
  return [[...(ways[0]?.slice(0, -1) ?? []), ...ways.map((way) => way.at(-1) ?? '')]];
}

/** One way to press a shortcut, the first unless told, in one line: "Ctrl Shift P". */
export function shortcutWords(id: ShortcutId, mac: boolean, way = 0): string {
  const all: readonly Shortcut[] = SHORTCUTS;
  const keys = all.find((shortcut) => shortcut.id === id)?.keys[way] ?? '';
  return keyWords(keys, mac).join(' ');
}
