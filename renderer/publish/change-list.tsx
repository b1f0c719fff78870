import { useId } from 'react';
import { Minus, Pencil, Plus, type LucideIcon } from 'lucide-react';
import type { Change } from '../../shared/flow/diff-workspaces.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { Count } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './publish-sheet.module.css';

const icons: Readonly<Record<Change['kind'], LucideIcon>> = { added: Plus, removed: Minus, changed: Pencil };

function ChangeRow({ change }: { change: Change }) {
  return (
    <li className={classes.change}>
      <Icon of={icons[change.kind]} size={14} />
      <span className={classes.changeText}>
        {change.text}
        {change.before !== undefined && <del>{change.before}</del>}
        {change.after !== undefined && <ins>{change.after}</ins>}
      </span>
      <span className="meta">{change.what}</span>
    </li>
  );
}

interface ChangeGroup {
  readonly title: string | undefined;
  readonly changes: readonly Change[];
}

/** Whole triggers and what belongs to no trigger first, then each trigger's own changes under its name. */
function groupsOf(changes: readonly Change[], nameOf: (trigger: string) => string): readonly ChangeGroup[] {
  const whole = (change: Change) =>
    change.trigger === undefined || (change.what === 'trigger' && change.kind !== 'changed');
  const triggers = [...new Set(changes.filter((change) => !whole(change)).map(({ trigger }) => trigger ?? ''))];
  return [
    { title: undefined, changes: changes.filter(whole) },
    ...triggers.map((id) => ({
      title: nameOf(id),
      changes: changes.filter((change) => !whole(change) && change.trigger === id),
    })),
  ].filter((group) => group.changes.length > 0);
}

interface ChangeListProps {
  readonly changes: readonly Change[];
  readonly first: boolean;
  readonly title?: string;
  /** What is said instead of an empty list. */
  readonly empty?: string;
}

/** What publishing changes, in words. Where things are drawn is no news the first time. */
export function ChangeList({ changes, first, title, empty }: ChangeListProps) {
  const headId = useId();
  const workspace = useWorkspace();
  const shown = first ? changes.filter(({ what }) => what !== 'layout') : changes;
  const groups = groupsOf(shown, (id) => triggerOf(workspace, id)?.name ?? id);
  return (
    <section aria-labelledby={headId}>
      <h3 id={headId} className={classes.section}>
        {title ?? (first ? 'What goes live' : 'What changes')} <Count of={shown.length} />
      </h3>
      {shown.length === 0 && <p className="label">{empty ?? 'Nothing: the draft is what is live.'}</p>}
      {groups.map((group) => (
        <div key={group.title ?? ''}>
          {group.title !== undefined && <p className={classes.group}>{group.title}</p>}
          <ul className={classes.changes}>
            {group.changes.map((change, index) => (
              <ChangeRow key={index} change={change} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
