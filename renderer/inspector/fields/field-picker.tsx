import { Combobox, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { completeField, entryOf, type Catalog, type FieldEntry } from './field-catalog.ts';
import classes from './field-picker.module.css';
import { useListId } from './use-list-id.ts';
import { typeIcon, TYPE_WORDS } from './value-type.ts';

const MOST = 60;

/**
 * A box for a field path that completes from samples and known fields; any other text may be typed. A known field that was typed
 * counts as picked when the box is left.
 */
export function FieldPicker(props: {
  readonly label: string;
  readonly value: string;
  readonly catalog: Catalog;
  readonly onType: (path: string) => void;
  readonly onPick: (path: string) => void;
  readonly onFocus: () => void;
  readonly invalid: boolean;
  readonly describedBy: string;
  /** Only lists, for item tests. */
  readonly lists?: boolean;
}) {
  const { value, catalog } = props;
  const [typed, setTyped] = useState(false); // since the list opened: before that every field is offered
  const [picked, setPicked] = useState(value);
  const placeholder = props.lists ? 'Choose a list' : 'Choose a field';
  const combobox = useCombobox({
    onDropdownOpen: () => setTyped(false),
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const entries = props.lists ? catalog.entries.filter(({ types }) => types.includes('list')) : catalog.entries;
  const offered = combobox.dropdownOpened ? completeField(entries, typed ? value : '').slice(0, MOST) : [];
  const list = useListId(combobox);
  return (
    <Combobox
      store={combobox}
      keepMounted={false}
      width={320}
      position="bottom-start"
      offset={4}
      middlewares={{ flip: { crossAxis: false }, shift: { padding: 8 } }}
      transitionProps={{ duration: 120, transition: 'fade' }}
      onOptionSubmit={(path) => {
        combobox.closeDropdown();
        setPicked(path);
        props.onPick(path);
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <input
          className={classes.path}
          style={{ width: `${(value === '' ? placeholder.length : Math.max(value.length, 11)) + 1}ch` }}
          aria-label={props.label}
          aria-autocomplete="list"
          aria-invalid={props.invalid}
          aria-describedby={props.describedBy}
          data-part="field"
          placeholder={placeholder}
          title={value}
          spellCheck={false}
          autoComplete="off"
          value={value}
          onFocus={() => {
            setPicked(value);
            props.onFocus();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            if (value !== picked && entryOf(catalog, value) !== undefined) props.onPick(value);
          }}
          onChange={(event) => {
            combobox.openDropdown();
            setTyped(true);
            combobox.resetSelectedOption();
            props.onType(event.currentTarget.value);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options id={list} className={classes.options} aria-label="Fields">
          {offered.map((entry) => (
            <FieldOption key={entry.path} entry={entry} active={entry.path === value} />
          ))}
          {offered.length === 0 && <Combobox.Empty>No sample has such a field.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** A field with its type and an example from a sample. */
export function FieldOption({ entry, active }: { readonly entry: FieldEntry; readonly active: boolean }) {
  const { path, types, example } = entry;
  const [type] = types;
  const about = example === undefined ? (type === undefined ? '' : TYPE_WORDS[type]) : JSON.stringify(example);
  return (
    <Combobox.Option value={path} active={active}>
      <span className={classes.option}>
        <Icon of={typeIcon(type)} size={12} />
        <span className={classes.optionPath}>{path}</span>
        <span className={classes.example} data-known={example === undefined || undefined}>
          {about}
        </span>
      </span>
    </Combobox.Option>
  );
}
