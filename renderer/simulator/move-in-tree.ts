import type { KeyboardEvent } from 'react';

export interface TreeActions {
  readonly open: (key: string, value: boolean) => void;
  readonly choose: (key: string) => void;
}

/** The keys of a tree (ARIA practices): up and down walk the visible items, right and left open, close or go in and out. */
export function moveInTree(event: KeyboardEvent<HTMLElement>, actions: TreeActions): void {
  const item = event.target;
  if (!(item instanceof HTMLElement) || item.getAttribute('role') !== 'treeitem') return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  const at = items.indexOf(item);
  const key = item.dataset['key'] ?? '';
  const expanded = item.getAttribute('aria-expanded');
  const focus = (target: HTMLElement | null | undefined) => target?.focus();
  switch (event.key) {
    case 'ArrowDown':
      focus(items[at + 1]);
      break;
    case 'ArrowUp':
      focus(items[at - 1]);
      break;
    case 'Home':
      focus(items[0]);
      break;
    case 'End':
      focus(items.at(-1));
      break;
    case 'ArrowRight':
      if (expanded === 'false') actions.open(key, true);
      else focus(item.querySelector<HTMLElement>('[role="treeitem"]'));
      break;
    case 'ArrowLeft':
      if (expanded === 'true') actions.open(key, false);
      else focus(item.parentElement?.closest<HTMLElement>('[role="treeitem"]'));
      break;
    case 'Enter':
    case ' ':
      actions.choose(key);
      break;
    default:
      return;
  }
  event.preventDefault();
}
