import { ShieldCheck } from 'lucide-react';
import { createContext, use, type ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import classes from './action-preview.module.css';

/** What an action's foot says, and notes of its rendering. */
export interface FootWords {
  readonly foot: string;
  readonly notes: readonly string[];
}

export const FootContext = createContext<FootWords>({ foot: '', notes: [] });

/** The end of every preview: notes of the rendering, what became of the action, and a fact about it. */
export function PreviewFoot({ children }: { children: ReactNode }) {
  const { foot, notes } = use(FootContext);
  return (
    <>
      {notes.length > 0 && (
        <ul className={classes.notes} data-tone="wait" aria-label="Notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={classes.foot}>
        <Icon of={ShieldCheck} size={12} />
        <span className={classes.footWords}>{foot}</span>
        <span className={classes.fact}>{children}</span>
      </div>
    </>
  );
}
