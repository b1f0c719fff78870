import { CloseButton, Modal } from '@mantine/core';
import { Fragment } from 'react';
import { SHORTCUTS, wayWords, type Shortcut } from '../document/shortcut-table.ts';
import { isMac } from '../ui/mod-key.ts';
import classes from './palette.module.css';

function Ways({ keys }: { keys: readonly string[] }) {
  return (
    <span className={classes.ways}>
      {wayWords(keys, isMac()).map((way, index) => (
        <Fragment key={way.join(' ')}>
          {index > 0 && <span className="meta">or</span>}
          <span className={classes.keys}>
            {way.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </span>
        </Fragment>
      ))}
    </span>
  );
}

/** Every shortcut in its group, with the keys of this computer. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const all: readonly Shortcut[] = SHORTCUTS;
  const groups = [...new Set(all.map(({ group }) => group))];
  return (
    <div className={classes.sheet}>
      <div className={classes.sheetHead}>
        <Modal.Title className={classes.title}>Keyboard shortcuts</Modal.Title>
        <CloseButton aria-label="Close" onClick={onClose} data-autofocus />
      </div>
      <div className={classes.groups} tabIndex={0} role="group" aria-label="All shortcuts">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className={classes.groupTitle}>{group}</h3>
            <dl>
              {all
                .filter((shortcut) => shortcut.group === group)
                .map(({ id, does, keys }) => (
                  <div key={id} className={classes.row}>
                    <dt>{does}</dt>
                    <dd>
                      <Ways keys={keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  );
}
