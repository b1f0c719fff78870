import { Combobox, useCombobox, type ComboboxStore } from '@mantine/core';
import { Braces, Filter, Hash } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { Catalog } from '../fields/field-catalog.ts';
import { useListId } from '../fields/use-list-id.ts';
import { completionAt, type TemplateCompletion, type TemplateOption } from './template-completion.ts';
import classes from './template-combobox.module.css';

type Box = HTMLInputElement | HTMLTextAreaElement;

export interface TemplateCompleter {
  readonly store: ComboboxStore;
  readonly shown: TemplateCompletion | null;
  /** To be called after what is typed has changed, and with `asked` when the user asks for the list. */
  readonly look: (box: Box) => void;
  readonly close: () => void;
  readonly onKeyDown: (event: KeyboardEvent<Box>) => void;
}

/** Completion of fields, filters and tags while a template is typed; Ctrl Space asks for it. */
export function useTemplateCompleter(catalog: Catalog): TemplateCompleter {
  const [shown, setShown] = useState<TemplateCompletion | null>(null);
  const store = useCombobox();
  /** Screen readers follow the chosen option; the list's own keyboard would take the arrows from the text. */
  const follow = (option: string | null): void => {
    if (option === null) store.targetRef.current?.removeAttribute('aria-activedescendant');
    else store.targetRef.current?.setAttribute('aria-activedescendant', option);
  };
  const close = (): void => {
    store.closeDropdown();
    store.resetSelectedOption();
    follow(null);
    setShown(null);
  };
  const look = (box: Box): void => {
    const found = completionAt(box.value, box.selectionStart ?? box.value.length, catalog);
    if (!found) return close();
    store.resetSelectedOption();
    follow(null);
    setShown(found);
    store.openDropdown();
  };
  const onKeyDown = (event: KeyboardEvent<Box>): void => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      return look(event.currentTarget);
    }
    if (!shown || event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
        event.preventDefault();
        return follow(store.selectNextOption());
      case 'ArrowUp':
        event.preventDefault();
        return follow(store.selectPreviousOption());
      case 'Escape':
        event.preventDefault();
        event.stopPropagation();
        return close();
      case 'Enter':
      case 'Tab':
        if (store.getSelectedOptionIndex() < 0) return close();
        event.preventDefault();
        return store.clickSelectedOption();
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        return close();
    }
  };
  return { store, shown, look, close, onKeyDown };
}

const icons = { field: Braces, filter: Filter, tag: Hash } as const;

/** The list below a template's box. */
export function TemplateCombobox(props: {
  readonly completer: TemplateCompleter;
  readonly label: string;
  /** Where the list stands is told by a `Combobox.DropdownTarget` inside. */
  readonly onPick: (option: TemplateOption, from: number) => void;
  readonly children: ReactElement;
}) {
  const { store, shown, close } = props.completer;
  const list = useListId(store);
  return (
    <Combobox
      store={store}
      keepMounted={false}
      position="bottom-start"
      offset={4}
      width={288}
      middlewares={{ flip: { crossAxis: false }, shift: { padding: 8 } }}
      transitionProps={{ duration: 0 }}
      onOptionSubmit={(name) => {
        const option = shown?.options.find((one) => one.name === name);
        close();
        if (shown && option) props.onPick(option, shown.from);
      }}
    >
      {props.children}
      <Combobox.Dropdown hidden={!shown}>
        <Combobox.Options id={list} className={classes.options} aria-label={`What can follow in ${props.label}`}>
          {shown?.options.map((option) => (
            <Combobox.Option key={option.name} value={option.name}>
              <span className={classes.option}>
                <Icon of={icons[option.kind]} size={12} />
                <span className={`${classes.name} mono`}>{option.name}</span>
                <span className={`${classes.about} ${option.kind === 'field' ? 'mono' : ''} ellipsis`}>
                  {option.about}
                </span>
              </span>
              {option.example !== undefined && <span className={`${classes.example} mono`}>{option.example}</span>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
