import { ListChecks, Radio, Scale, User, Zap, type LucideIcon } from 'lucide-react';
import type { EventUse } from '../../shared/flow/event-uses.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './event-card.module.css';
import { placeName, placeWords } from './event-use-words.ts';
import { moveAmongRows } from './move-among-rows.ts';

const icons: Readonly<Record<EventUse['kind'], LucideIcon>> = {
  starts: Zap,
  emits: Radio,
  compares: Scale,
  sample: User,
  test: ListChecks,
};

/** The places that name an event. With `onGo` each is a button that leads there. */
export function EventUseList(props: { uses: readonly EventUse[]; label: string; onGo?: (use: EventUse) => void }) {
  const { uses, label, onGo } = props;
  return (
    <ul className={classes.uses} aria-label={label} onKeyDown={moveAmongRows}>
      {uses.map((use, index) => (
        <li key={`${index} ${use.kind}`}>
          {onGo ? (
            <button type="button" data-row className={classes.use} onClick={() => onGo(use)}>
              <UseLine use={use} />
            </button>
          ) : (
            <span className={classes.use}>
              <UseLine use={use} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function UseLine({ use }: { use: EventUse }) {
  return (
    <>
      <span className={classes.useIcon}>
        <Icon of={icons[use.kind]} size={14} />
      </span>
      <span className={classes.useKind}>{placeWords(use)} </span>
      <span className={`${classes.useName} ellipsis`}>{placeName(use)}</span>
    </>
  );
}
