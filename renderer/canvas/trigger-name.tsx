import { TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { useRef, useState } from 'react';
import { dispatch } from '../document/document-store.ts';
import type { TriggerHead } from './trigger-head.ts';
import classes from './canvas-header.module.css';

/** The trigger's name; double click, F2 or Enter edits it, Escape keeps the old one. */
export function TriggerName({ trigger }: { trigger: TriggerHead }) {
  const [draft, setDraft] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const finish = (keep: boolean) => {
    const name = draft?.trim() ?? '';
    if (keep && name !== '' && name !== trigger.name) {
      dispatch({ kind: 'updateTrigger', trigger: trigger.id, change: { name } });
    }
    setDraft(null);
  };
  if (draft !== null) {
    return (
      <TextInput
        className={classes.rename ?? ''}
        aria-label="Name of the trigger"
        maxLength={120}
        autoFocus
        value={draft}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.stopPropagation();
          finish(event.key === 'Enter');
          requestAnimationFrame(() => button.current?.focus());
        }}
      />
    );
  }
  const edit = () => setDraft(trigger.name);
  const name = trigger.name === '' ? 'Unnamed trigger' : trigger.name;
  return (
    <Tooltip
      label={
        <>
          <b>{name}</b>
          <br />
          Rename: double click or F2
        </>
      }
      multiline
      maw={420}
    >
      <UnstyledButton
        ref={button}
        className={`${classes.name} ellipsis`}
        onDoubleClick={edit}
        onKeyDown={(event) => {
          if (event.key !== 'F2' && event.key !== 'Enter') return;
          event.preventDefault();
          edit();
        }}
      >
        <h1 className="ellipsis">{name}</h1>
      </UnstyledButton>
    </Tooltip>
  );
}
