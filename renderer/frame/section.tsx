import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import { toggleFolded, useLayout, type SidebarSection } from './layout-store.ts';
import classes from './sidebar.module.css';

interface SectionProps {
  readonly of: SidebarSection;
  readonly title: string;
  readonly count: number;
  /** Its buttons, right in the head. */
  readonly tools: ReactNode;
  /** A search opens what is folded, as long as it lasts. */
  readonly query: string;
  readonly children: ReactNode;
}

/** One list of the sidebar under a head that folds it. */
export function Section({ of, title, count, tools, query, children }: SectionProps) {
  const folded = useLayout((state) => state.folded.includes(of)) && query.trim() === '';
  const head = `${of}-head`;
  return (
    <section aria-labelledby={head}>
      <div className={classes.head}>
        <h2>
          <button type="button" className={classes.fold} aria-expanded={!folded} onClick={() => toggleFolded(of)}>
            <Icon of={folded ? ChevronRight : ChevronDown} size={12} />
            <span id={head}>{title}</span>
            <span className={`${classes.total} num`}>{count}</span>
          </button>
        </h2>
        {tools}
      </div>
      {!folded && children}
    </section>
  );
}
