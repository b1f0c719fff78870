import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './badge.module.css';
import { Icon } from './icon.tsx';
import type { Tone } from './tone.ts';

/** A word in its state's colours; `plain` is only a hairline. */
export function Badge(props: {
  tone: Tone | 'draft' | 'plain';
  icon?: LucideIcon;
  children: ReactNode;
  title?: string;
}) {
  return (
    <span className={classes.badge} data-tone={props.tone} title={props.title}>
      {props.icon && <Icon of={props.icon} size={12} />}
      {props.children}
    </span>
  );
}

/** A small round count, quiet unless it counts errors. */
export function Count({ of, tone = 'idle' }: { of: number; tone?: Tone }) {
  return (
    <span className={classes.count} data-tone={tone}>
      {of}
    </span>
  );
}
