import { TextInput } from '@mantine/core';
import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { useCallback, useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useDocument } from '../document/document-store.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { EventList } from './event-list.tsx';
import { SampleList } from './sample-list.tsx';
import classes from './sidebar.module.css';
import { TriggerList } from './trigger-list.tsx';
import { useDismiss } from './use-dismiss.ts';

/** Up and down walk the rows of all three lists; Home and End go to their ends. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const now = rows.indexOf(document.activeElement as HTMLElement);
  if (step === undefined || now < 0) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, now + step))]?.focus();
}

/** Whether a press of `/` is for the search, and not typed into something. */
function isFind(event: globalThis.KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const typing = target?.closest('input, textarea, select, [contenteditable="true"]');
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
}

function useFindKey(find: () => void): void {
  const onFind = useEffectEvent(find);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!isFind(event)) return;
      event.preventDefault();
      onFind();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function Lists({ onClose }: { onClose?: () => void }) {
  const [query, setQuery] = useState('');
  const opened = useDocument(({ document }) => document?.opened);
  const search = useRef<HTMLInputElement>(null);
  useFindKey(() => search.current?.focus());
  const onEscape = () => {
    if (query === '') onClose?.();
    else setQuery('');
  };
  return (
    <div className={classes.lists} onKeyDown={walkRows}>
      <div className={classes.search}>
        <TextInput
          ref={search}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          placeholder="Find, or is:invalid"
          aria-label="Find triggers, events and samples"
          leftSection={<Icon of={Search} size={14} />}
          rightSection={<kbd>/</kbd>}
          autoFocus={onClose !== undefined}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onEscape();
          }}
        />
        {onClose && <IconButton icon={PanelLeftClose} label="Close the sidebar" onClick={onClose} />}
      </div>
      <div className={classes.scroll}>
        <TriggerList key={opened} query={query} />
        <hr className={classes.line} />
        <EventList query={query} />
        <hr className={classes.line} />
        <SampleList query={query} />
      </div>
    </div>
  );
}

/** What lies over the window for a moment, such as an event's card, belongs to the open sidebar. */
const KEEPS = '[data-portal="true"], [role="dialog"]';

/** 48 px that open over the canvas; Escape or a press outside closes them again. */
function Rail() {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const part = useDismiss<HTMLDivElement>(open, KEEPS, close);
  useFindKey(() => setOpen(true));
  const leave = () => {
    flushSync(close);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const inside = event.target instanceof Element && event.currentTarget.contains(event.target);
    if (event.key === 'Escape' && inside && !event.defaultPrevented) leave();
  };
  return (
    <nav className={classes.rail} aria-label="Workspace">
      <IconButton ref={opener} icon={PanelLeftOpen} label="Open the sidebar" onClick={() => setOpen(true)} />
      {open && (
        <div ref={part} className={classes.over} onKeyDown={onKeyDown}>
          <Lists onClose={leave} />
        </div>
      )}
    </nav>
  );
}

/** Triggers, events and samples. In a narrow window a rail that opens over the canvas. */
export function Sidebar({ rail = false }: { rail?: boolean }) {
  if (rail) return <Rail />;
  return (
    <nav className={classes.sidebar} aria-label="Workspace">
      <Lists />
    </nav>
  );
}
