import { ActionIcon, Menu, Switch } from '@mantine/core';
import { Copy, Ellipsis, Trash2, WandSparkles } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { currentWorkspace, dispatch, selectTrigger, undoGesture } from '../document/document-store.ts';
import { freshId } from '../document/fresh-id.ts';
import { announce } from '../ui/announce.tsx';
import { focusNext } from '../ui/focus-next.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { showToast } from '../ui/toasts.tsx';
import classes from './canvas-header.module.css';
import { InspectorToggle } from './inspector-toggle.tsx';
import { PaintPill } from './paint-pill.tsx';
import type { TriggerHead } from './trigger-head.ts';
import { TriggerName } from './trigger-name.tsx';
import { tryDispatch } from './try-dispatch.ts';
import { ViewToggle } from './view-toggle.tsx';

function duplicate(trigger: TriggerHead): void {
  const id = freshId(
    trigger.id,
    currentWorkspace().triggers.map((other) => other.id),
  );
  const command = { kind: 'duplicateTrigger', trigger: trigger.id, id, name: `${trigger.name} copy` } as const;
  if (!tryDispatch(command)) return;
  selectTrigger(id);
  announce(`${command.name} added.`);
}

function remove({ id }: TriggerHead): void {
  const before = currentWorkspace();
  const trigger = triggerOf(before, id);
  if (!trigger || !tryDispatch({ kind: 'removeTrigger', trigger: trigger.id })) return;
  const after = currentWorkspace();
  const back = () => {
    const taken = currentWorkspace().triggers.map((other) => other.id);
    const id = freshId(trigger.id, taken);
    // Later gestures stay: then the trigger is put back instead of undoing the last of them.
    if (currentWorkspace() === after) undoGesture();
    else {
      const index = before.triggers.indexOf(trigger);
      dispatch({ kind: 'addTrigger', trigger: { ...trigger, id }, layout: before.layout[trigger.id] ?? {}, index });
    }
    selectTrigger(id);
  };
  focusNext('nav [data-row][aria-current="true"]', 'main button');
  showToast({ tone: 'idle', text: `${trigger.name} is deleted.`, action: { label: 'Undo', run: back } });
}

/** 40 px over the canvas: the trigger's name, its switch, the shown simulation, Tidy and what is rarely done. */
export function CanvasHeader({ trigger: { id, name, enabled }, onTidy }: { trigger: Trigger; onTidy: () => void }) {
  const head = useMemo((): TriggerHead => ({ id, name, enabled }), [id, name, enabled]);
  return <Header trigger={head} onTidy={onTidy} />;
}

const Header = memo(function Header({ trigger, onTidy }: { trigger: TriggerHead; onTidy: () => void }) {
  const setEnabled = (enabled: boolean) =>
    dispatch({ kind: 'updateTrigger', trigger: trigger.id, change: { enabled } });
  return (
    <div className={classes.header}>
      <TriggerName key={trigger.id} trigger={trigger} />
      <Switch
        size="xs"
        className={classes.switch ?? ''}
        label={trigger.enabled ? 'On' : 'Off'}
        aria-label={`${trigger.name} is on`}
        checked={trigger.enabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
      <span className={classes.space} />
      <PaintPill trigger={trigger} />
      <ViewToggle />
      <IconButton icon={WandSparkles} label="Tidy the layout" onClick={onTidy} />
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label="More about this trigger">
            <Icon of={Ellipsis} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon of={Copy} />} onClick={() => duplicate(trigger)}>
            Duplicate trigger
          </Menu.Item>
          <Menu.Item leftSection={<Icon of={Trash2} />} onClick={() => remove(trigger)}>
            Delete trigger
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <InspectorToggle />
    </div>
  );
});
