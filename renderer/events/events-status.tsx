import { AppWindow, Code, Info, Plug } from 'lucide-react';
import { utf8Length } from '../../shared/base/decode-utf8.ts';
import { EVENT_PREFIXES, PREFIX_MEANING, type EventPrefix } from '../../shared/events/hookable-event.ts';
import { HOOKABLE_EVENTS_CAPS } from '../../shared/events/parse-hookable-events.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './events-dock.module.css';
import type { Caret } from './json-editor.tsx';

const prefixIcons: Readonly<Record<EventPrefix, typeof Code>> = { 305: Code, 702: Plug, 703: AppWindow };

/** What the three prefixes mean (H3). */
export function Legend() {
  return (
    <p className={classes.legend}>
      {EVENT_PREFIXES.map((prefix) => (
        <span key={prefix}>
          <span className={classes.prefix}>
            <Icon of={prefixIcons[prefix]} size={12} />
            {prefix}
          </span>
          {PREFIX_MEANING[prefix]}
        </span>
      ))}
      <span className={classes.quiet}>followed by 01 to 99</span>
    </p>
  );
}

/** Where the caret is, how large the text is (H1), and which list triggers use. */
export function EventsStatus({ text, caret, broken }: { text: string; caret: Caret; broken: boolean }) {
  return (
    <p className={classes.status}>
      <span>
        Line {caret.line}, column {caret.column}
      </span>
      <span>UTF-8</span>
      <span>
        {utf8Length(text)} bytes of {HOOKABLE_EVENTS_CAPS.bytes / 1024} KiB
      </span>
      <span className={classes.state}>
        <Icon of={Info} size={12} />
        <span className="ellipsis">
          {broken ? 'Triggers keep the last valid list until this one has no errors.' : 'Triggers use this list.'}
        </span>
      </span>
    </p>
  );
}
