import { AppWindow, Code, Lock, Plug, type LucideIcon } from 'lucide-react';
import { isInternalEventId, PREFIX_MEANING, type EventPrefix } from '../../shared/events/hookable-event.ts';
import classes from './event-id-chip.module.css';
import { Icon } from './icon.tsx';

const sourceIcons: Readonly<Record<EventPrefix, LucideIcon>> = { 305: Code, 702: Plug, 703: AppWindow };

function isPrefix(text: string): text is EventPrefix {
  return text in sourceIcons;
}

/** Where an event comes from, in words (H3, H8). */
export function eventSourceWords(id: string): string {
  const prefix = id.slice(0, 3);
  return isPrefix(prefix) ? PREFIX_MEANING[prefix] : isInternalEventId(id) ? 'Internal event' : 'Unknown source';
}

/** An event id in two cells: source and prefix, then the number. */
export function EventIdChip({ id }: { id: string }) {
  const prefix = id.slice(0, 3);
  return (
    <span className={classes.chip} title={`${id} · ${eventSourceWords(id)}`}>
      <span className={classes.source}>
        <Icon of={isPrefix(prefix) ? sourceIcons[prefix] : Lock} size={12} />
        {prefix}
      </span>
      <span className={classes.number}>{id.slice(3)}</span>
    </span>
  );
}
