import { Combobox, useCombobox } from '@mantine/core';
import { Braces } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { completeField, type Catalog, type FieldEntry } from '../fields/field-catalog.ts';
import { FieldOption } from '../fields/field-picker.tsx';
import listClasses from '../fields/field-picker.module.css';
import pickClasses from '../fields/pick-list.module.css';
import classes from './template-field.module.css';
import { useListId } from '../fields/use-list-id.ts';

const MOST = 60;

/** A button that offers the fields of the trigger; the chosen one is put into the template at the caret. */
export const InsertField = memo(function InsertField(props: {
  readonly label: string;
  readonly catalog: Catalog;
  readonly onPick: (entry: FieldEntry) => void;
}) {
  const [query, setQuery] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setQuery('');
    },
  });
  const offered = combobox.dropdownOpened ? completeField(props.catalog.entries, query).slice(0, MOST) : [];
  const list = useListId(combobox);
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (query !== '') selectFirstOption();
  }, [query, selectFirstOption]);
  return (
    <Combobox
      store={combobox}
      keepMounted={false}
      width={300}
      position="bottom-end"
      offset={4}
      transitionProps={{ duration: 120, transition: 'fade' }}
      onOptionSubmit={(path) => {
        combobox.closeDropdown();
        const entry = props.catalog.entries.find((other) => other.path === path);
        if (entry) props.onPick(entry);
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <button
          type="button"
          className={classes.insert}
          aria-label={`Insert a field into ${props.label}`}
          title="Insert a field"
          onClick={() => combobox.toggleDropdown()}
        >
          <Icon of={Braces} size={12} />
          Insert field
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          classNames={{ input: pickClasses.search ?? '' }}
          value={query}
          aria-label="Search fields"
          placeholder="Search fields"
          onChange={(event) => {
            setQuery(event.currentTarget.value);
          }}
        />
        <Combobox.Options id={list} className={listClasses.options} aria-label="Fields">
          {offered.map((entry) => (
            <FieldOption key={entry.path} entry={entry} active={false} />
          ))}
          {offered.length === 0 && <Combobox.Empty>No sample has such a field.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
});
