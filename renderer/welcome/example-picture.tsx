import { GitFork, Mail, Users, Zap, type LucideIcon } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import classes from './example-picture.module.css';

const nodes: readonly { x: number; y: number; icon: LucideIcon; kind: string; sentence: string; width?: number }[] = [
  { x: 16, y: 66, icon: Zap, kind: 'When', sentence: 'Purchase', width: 128 },
  { x: 180, y: 24, icon: Mail, kind: 'E-mail to contact', sentence: 'Thank you' },
  { x: 180, y: 108, icon: GitFork, kind: 'Only if', sentence: 'From Austin' },
  { x: 378, y: 108, icon: Users, kind: 'Notify team', sentence: 'Sales lead', width: 130 },
];

/** A small drawing of the example's flows. */
export function ExamplePicture() {
  return (
    <div
      className={classes.picture}
      role="img"
      aria-label="Purchase leads to a thank-you e-mail, and from Austin to a sales lead"
    >
      <svg width="520" height="184" aria-hidden="true" focusable="false">
        <path d="M144 92 H151 Q161 92 161 82 V60 Q161 50 168 50 H174" />
        <path d="M144 92 H151 Q161 92 161 102 V124 Q161 134 168 134 H174" />
        <path d="M329 134 H372" />
        <path className={classes.arrow} d="M180 50 l-8 -4 v8 z M180 134 l-8 -4 v8 z M378 134 l-8 -4 v8 z" />
      </svg>
      {nodes.map(({ x, y, icon, kind, sentence, width = 149 }) => (
        <span key={kind} className={classes.node} style={{ left: x, top: y, width }}>
          <span className={classes.tile}>
            <Icon of={icon} size={14} />
          </span>
          <span>
            <span className="meta">{kind}</span>
            <b>{sentence}</b>
          </span>
        </span>
      ))}
      <span className={classes.yes}>Yes</span>
    </div>
  );
}
