import { Menu } from '@mantine/core';
import { ArrowDown, ArrowUp, Copy, Ellipsis, Group as GroupIcon, Trash2, Ungroup } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { useBuilder } from './builder.ts';
import type { Pointer } from './condition-path.ts';
import classes from './rule-bar.module.css';

/** What can be done to a rule, item test or group as a whole. */
export function MemberMenu({
  pointer,
  kind,
}: {
  readonly pointer: Pointer;
  readonly kind: 'rule' | 'item test' | 'group';
}) {
  const builder = useBuilder();
  const alt = <kbd>Alt ↑</kbd>;
  const altDown = <kbd>Alt ↓</kbd>;
  return (
    <Menu position="bottom-end" width={184} returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={classes.toggle}
          aria-label={`More for this ${kind}`}
          title="Drag to move"
          data-part="menu"
        >
          <Icon of={Ellipsis} size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Icon of={ArrowUp} size={14} />}
          rightSection={alt}
          onClick={() => builder.move(pointer, -1)}
        >
          Move up
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon of={ArrowDown} size={14} />}
          rightSection={altDown}
          onClick={() => builder.move(pointer, 1)}
        >
          Move down
        </Menu.Item>
        <Menu.Item leftSection={<Icon of={Copy} size={14} />} onClick={() => builder.duplicate(pointer)}>
          Duplicate
        </Menu.Item>
        {kind === 'group' ? (
          <Menu.Item leftSection={<Icon of={Ungroup} size={14} />} onClick={() => builder.unwrap(pointer)}>
            Ungroup
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<Icon of={GroupIcon} size={14} />} onClick={() => builder.wrap(pointer)}>
            Put into a group
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Icon of={Trash2} size={14} />} onClick={() => builder.remove(pointer)}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
