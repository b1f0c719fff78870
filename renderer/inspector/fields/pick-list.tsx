import { Combobox, useCombobox } from '@mantine/core';
import { Check, ChevronDown, type LucideIcon } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import classes from './pick-list.module.css';
import { useListId } from './use-list-id.ts';

export interface PickOption {
  readonly value: string;
  readonly label: string;
  /** Shown instead of the label. */
  readonly shown?: ReactNode;
  readonly icon?: LucideIcon;
}
export interface PickGroup {
  /** Empty: no heading. */
  readonly label: string;
  readonly options: readonly PickOption[];
}

export interface PickListProps {
  /** What is chosen here: "Operator". */
  readonly label: string;
  readonly value: string;
  /** The chosen option in words, for screen readers. */
  readonly valueWords: string;
  readonly shown?: ReactNode;
  /** Asked when the list opens. */
  readonly options: () => readonly PickGroup[];
  readonly onPick: (value: string) => void;
  /** With a box to type into that narrows the list. */
  readonly search?: boolean;
  readonly width?: number;
  readonly look?: 'control' | 'cell' | 'small' | 'link';
  readonly invalid?: boolean;
  readonly empty?: string;
  readonly part?: string;
  readonly focusTarget?: boolean;
}

/** The search box is there only while the list is open: it takes the focus at once, for what is typed next is meant for it. */
function takeFocus(search: HTMLInputElement | null): void {
  search?.focus({ preventScroll: true });
}

/** A button that opens a list of choices; the options exist only while it is open. */
export function PickList(props: PickListProps) {
  const { look = 'control', search = false } = props;
  const [query, setQuery] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setQuery('');
    },
    onDropdownOpen: () => {
      if (search) combobox.focusSearchInput();
      else combobox.updateSelectedOptionIndex('active');
    },
  });
  const list = useListId(combobox);
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (query !== '') selectFirstOption();
  }, [query, selectFirstOption]);
  return (
    <Combobox
      store={combobox}
      keepMounted={false}
      width={props.width ?? 'target'}
      position="bottom-start"
      offset={4}
      transitionProps={{ duration: 120, transition: 'fade' }}
      onOptionSubmit={(value) => {
        combobox.closeDropdown();
        props.onPick(value);
        combobox.focusTarget();
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <button
          type="button"
          className={classes.target}
          data-look={look}
          data-invalid={props.invalid || undefined}
          data-part={props.part}
          data-inspector-focus={props.focusTarget ? '' : undefined}
          aria-label={`${props.label}: ${props.valueWords}`}
          onClick={() => combobox.toggleDropdown()}
        >
          <span className={classes.shown}>{props.shown ?? props.valueWords}</span>
          <Icon of={ChevronDown} size={12} />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {search && (
          <Combobox.Search
            ref={takeFocus}
            classNames={{ input: classes.search ?? '' }}
            value={query}
            aria-label={`Search: ${props.label}`}
            placeholder="Search"
            onChange={(event) => {
              setQuery(event.currentTarget.value);
            }}
          />
        )}
        <Combobox.Options id={list} className={classes.options} aria-label={props.label}>
          {combobox.dropdownOpened && <Choices {...props} query={query} />}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Choices({ options, value, query, empty }: PickListProps & { readonly query: string }) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = options()
    .map((group) => ({
      ...group,
      options: group.options.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word))),
    }))
    .filter((group) => group.options.length > 0);
  if (groups.length === 0) return <Combobox.Empty>{empty ?? 'Nothing fits.'}</Combobox.Empty>;
  return groups.map((group) => {
    const rows = group.options.map((option) => (
      <Combobox.Option key={option.value} value={option.value} active={option.value === value}>
        <span className={classes.option}>
          {option.icon && <Icon of={option.icon} size={14} />}
          <span className={classes.optionText}>{option.shown ?? option.label}</span>
          {option.value === value && <Icon of={Check} size={14} />}
        </span>
      </Combobox.Option>
    ));
    return group.label === '' ? (
      rows
    ) : (
      <Combobox.Group key={group.label} label={group.label}>
        {rows}
      </Combobox.Group>
    );
  });
}
