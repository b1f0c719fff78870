import { ActionIcon, Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { Icon } from './icon.tsx';

type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'onClick' | 'children' | 'color' | 'style' | 'disabled'>;

export interface IconButtonProps extends ButtonProps {
  readonly icon: LucideIcon;
  /** Its name and its tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly small?: boolean;
  readonly pressed?: boolean;
  /** Why it cannot be used; the button then stays focusable and says so. */
  readonly disabledReason?: string | undefined;
}

/** A button that is only an icon. What a menu or popover gives its target is passed on to it. */
export function IconButton({ icon, label, onClick, small = false, pressed, disabledReason, ...rest }: IconButtonProps) {
  const blocked = disabledReason !== undefined;
  return (
    <Tooltip label={disabledReason ?? label}>
      <ActionIcon
        {...rest}
        variant="subtle"
        color="gray"
        size={small ? 'xs' : 'md'}
        aria-label={label}
        aria-disabled={blocked}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        mod={{ disabled: blocked }}
        onClick={() => !blocked && onClick()}
      >
        <Icon of={icon} size={small ? 14 : 16} />
      </ActionIcon>
    </Tooltip>
  );
}
