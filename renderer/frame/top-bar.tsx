import { Button, Menu } from '@mantine/core';
import { ChevronDown, Redo2, Undo2, Upload } from 'lucide-react';
import { useDocument, redoGesture, undoGesture, type DocumentState } from '../document/document-store.ts';
import { useIsDirty, useWorkspaceMember } from '../document/use-workspace.ts';
import { EnvironmentSwitch } from '../environments/environment-switch.tsx';
import { PaletteButton } from '../palette/palette-button.tsx';
import { LiveState } from '../publish/live-state.tsx';
import { HookflowMark } from '../ui/hookflow-mark.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { modKey } from '../ui/mod-key.ts';
import { useLayout } from './layout-store.ts';
import classes from './top-bar.module.css';
import { WorkspaceMenu } from './workspace-menu.tsx';

function SaveState() {
  const dirty = useIsDirty();
  const readOnly = useDocument((state) => state.document?.readOnly);
  const path = useDocument((state) => state.document?.path);
  if (readOnly) return <span className="meta">Read-only</span>;
  return <span className="meta">{dirty ? 'Not saved' : path === null ? 'No file yet' : 'Saved'}</span>;
}

function UndoRedo() {
  return (
    <>
      <Undo />
      <Redo />
      <LastGesture />
    </>
  );
}

const undoLabelNow = ({ document }: DocumentState): string | undefined => document?.history.past.at(-1)?.label;

function Undo() {
  const undoLabel = useDocument(undoLabelNow);
  return (
    <IconButton
      icon={Undo2}
      label={undoLabel === undefined ? 'Undo' : `Undo: ${undoLabel}`}
      disabledReason={undoLabel === undefined ? 'Nothing to undo' : undefined}
      onClick={undoGesture}
    />
  );
}

function Redo() {
  const redoLabel = useDocument((state) => state.document?.history.future[0]?.label);
  return (
    <IconButton
      icon={Redo2}
      label={redoLabel === undefined ? 'Redo' : `Redo: ${redoLabel}`}
      disabledReason={redoLabel === undefined ? 'Nothing to redo' : undefined}
      onClick={redoGesture}
    />
  );
}

function LastGesture() {
  const label = useDocument(undoLabelNow);
  return label === undefined ? null : <span className={`${classes.label} ellipsis`}>{label}</span>;
}

export function TopBar() {
  const name = useWorkspaceMember('name');
  return (
    <header className={classes.bar}>
      <div className={classes.start}>
        <div className={classes.brand}>
          <HookflowMark />
          <Menu position="bottom-start" width={240}>
            <Menu.Target>
              <button type="button" className={classes.name} aria-label={`Workspace ${name}`}>
                <b className="ellipsis">{name}</b>
                <Icon of={ChevronDown} size={14} />
              </button>
            </Menu.Target>
            <WorkspaceMenu />
          </Menu>
          <SaveState />
        </div>
        <UndoRedo />
        <span className={classes.gap} />
      </div>
      <PaletteButton />
      <div className={classes.end}>
        <span className={classes.gap} />
        <EnvironmentSwitch />
        <LiveState />
        <Button
          leftSection={<Icon of={Upload} size={14} />}
          title={`${modKey()} Shift P`}
          onClick={() => useLayout.setState({ publishOpen: true })}
        >
          Publish…
        </Button>
      </div>
    </header>
  );
}
