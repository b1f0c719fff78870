import { SegmentedControl, Select } from '@mantine/core';
import { OctagonAlert } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { ACTION_ICONS } from '../ui/kind-icon.ts';
import type { PreviewItem } from './preview-items.ts';
import classes from './simulator-dock.module.css';

/** More actions than this are in a list, where their names stay readable. */
export const SEGMENTS = 3;

function ItemIcon({ item, size }: { item: PreviewItem | undefined; size: 12 | 14 }) {
  if (!item) return null;
  return (
    <span className={classes.segmentIcon} data-tone={item.error ? 'err' : undefined}>
      <Icon of={item.error ? OctagonAlert : ACTION_ICONS[item.kind]} size={size} />
    </span>
  );
}

/** Which requested action is shown. */
export function PreviewPicker(props: { items: readonly PreviewItem[]; value: string; onPick: (key: string) => void }) {
  const { items, value, onPick } = props;
  if (items.length <= SEGMENTS) {
    return (
      <SegmentedControl
        size="xs"
        aria-label="Requested action"
        value={value}
        onChange={onPick}
        data={items.map((item) => ({
          value: item.key,
          label: (
            <span className={classes.segment} title={item.title}>
              <ItemIcon item={item} size={12} />
              <span className="ellipsis">{item.name}</span>
            </span>
          ),
        }))}
      />
    );
  }
  return (
    <Select
      aria-label="Requested action"
      data={items.map(({ key, title }) => ({ value: key, label: title }))}
      value={value}
      allowDeselect={false}
      leftSection={<ItemIcon item={items.find(({ key }) => key === value)} size={14} />}
      leftSectionWidth={28}
      comboboxProps={{ width: 300, position: 'bottom-end', transitionProps: { duration: 120 } }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <ItemIcon item={items.find(({ key }) => key === option.value)} size={14} />
          <span className="ellipsis">{option.label}</span>
        </span>
      )}
      onChange={(key) => key !== null && onPick(key)}
    />
  );
}
