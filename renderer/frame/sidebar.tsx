import { TextInput } from '@mantine/core';
import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { EventList } from './event-list.tsx';
import { SampleList } from './sample-list.tsx';
import classes from './sidebar.module.css';
import { TriggerList } from './trigger-list.tsx';

/** Up and down walk the rows of all three lists; Home and End go to their ends. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const now = rows.indexOf(document.activeElement as HTMLElement);
  if (step === undefined || now < 0) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, now + step))]?.focus();
}

function Lists({ onClose }: { onClose?: () => void }) {
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const typing = target?.closest('input, textarea, select, [contenteditable="true"]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
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
          onKeyDown={(event) => event.key === 'Escape' && setQuery('')}
        />
        {onClose && <IconButton icon={PanelLeftClose} label="Close the sidebar" onClick={onClose} />}
      </div>
      <div className={classes.scroll}>
        <TriggerList query={query} />
        <hr className={classes.line} />
        <EventList query={query} />
        <hr className={classes.line} />
        <SampleList query={query} />
      </div>
    </div>
  );
}

/** Triggers, events and samples. In a narrow window a rail that opens over the canvas. */
export function Sidebar({ rail = false }: { rail?: boolean }) {
  const [open, setOpen] = useState(false);
  if (!rail) {
    return (
      <nav className={classes.sidebar} aria-label="Workspace">
        <Lists />
      </nav>
    );
  }
  return (
    <nav className={classes.rail} aria-label="Workspace">
      {open ? (
        <div className={classes.over}>
          <Lists onClose={() => setOpen(false)} />
        </div>
      ) : (
        <IconButton icon={PanelLeftOpen} label="Open the sidebar" onClick={() => setOpen(true)} />
      )}
    </nav>
  );
}
