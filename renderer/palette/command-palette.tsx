import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '../ui/icon.tsx';
import { announce } from '../ui/announce.tsx';
import { PaletteOption } from './palette-option.tsx';
import type { PaletteItem } from './palette-item.ts';
import { paletteResults } from './palette-results.ts';
import classes from './palette.module.css';
import { usePaletteItems } from './use-palette-items.ts';

/** How far a key goes in the list, round its ends. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * One field for every command and every place. Arrow keys choose, Enter runs, Escape closes. What cannot be run now stays in the list and
 * says why.
 */
export function CommandPalette({ onRun }: { onRun: (run: () => void) => void }) {
  const items = usePaletteItems();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const { items: found, nothing } = paletteResults(items, query);
  const chosen = found[index];
  useEffect(() => {
    // The first stands below its group's title, which comes into view with it.
    if (index === 0) list.current?.scrollTo({ top: 0 });
    else list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index, query]);

  const run = (item: PaletteItem) => {
    if (item.disabledReason === undefined) onRun(item.run);
    else announce(`${item.name}: ${item.disabledReason}.`, 'assertive');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined && found.length > 0) setIndex((index + step + found.length) % found.length);
    else if (event.key === 'Enter' && chosen) run(chosen);
    else return;
    event.preventDefault();
  };
  const optionId = (item: PaletteItem) => `${id} ${item.id}`.replaceAll(/\s/g, '-');
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <>
      <div className={classes.head}>
        <Icon of={Search} />
        <input
          className={classes.search}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && optionId(chosen)}
          aria-label="Search or run a command"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setIndex(0);
          }}
          onKeyDown={onKeyDown}
          placeholder="Search or run a command"
          spellCheck={false}
          autoComplete="off"
        />
        <kbd>Esc</kbd>
      </div>
      <div ref={list} id={`${id}-list`} className={classes.list} role="listbox" aria-label="Commands and places">
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group}>
            <div className={classes.group} role="presentation">
              {group}
            </div>
            {found.map((item, place) =>
              item.group === group ? (
                <PaletteOption
                  key={item.id}
                  id={optionId(item)}
                  item={item}
                  chosen={place === index}
                  onPoint={() => setIndex(place)}
                  onRun={() => run(item)}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
      {nothing !== undefined && (
        <p className={classes.nothing} role="status">
          {nothing}
        </p>
      )}
      <p className={classes.foot}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> choose
        </span>
        <span>
          <kbd>Enter</kbd> run
        </span>
        <span>
          <code>is:invalid</code> <code>is:unused</code> <code>is:off</code>
        </span>
      </p>
    </>
  );
}
