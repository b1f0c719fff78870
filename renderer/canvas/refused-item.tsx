import { createScopedKeydownHandler, UnstyledButton } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { announce } from '../ui/announce.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './canvas-menu.module.css';

const onKeyDown = createScopedKeydownHandler({
  siblingSelector: '[data-menu-item]:not([data-disabled])',
  parentSelector: '[data-menu-dropdown]',
  activateOnFocus: false,
  loop: true,
  dir: 'ltr',
  orientation: 'vertical',
});

/**
 * An entry that cannot be chosen and says why. Unlike a disabled `Menu.Item` the arrow keys come by, so that the
 * reason can be heard.
 */
export function RefusedItem({ icon, words, reason }: { icon: LucideIcon; words: string; reason: string }) {
  return (
    <UnstyledButton
      role="menuitem"
      tabIndex={-1}
      className={`mantine-Menu-item ${classes.refused}`}
      data-menu-item
      aria-disabled
      onClick={() => announce(reason, 'assertive')}
      onKeyDown={onKeyDown}
    >
      <Icon of={icon} />
      <span>
        {words}
        <span className={`meta ${classes.reason}`}>{reason}</span>
      </span>
    </UnstyledButton>
  );
}
