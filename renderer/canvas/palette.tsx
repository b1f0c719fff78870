import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { Plus } from 'lucide-react';
import { memo, type DragEvent } from 'react';
import { addStep, STEP_NAMES, type StepKind } from '../document/add-step.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './canvas-bars.module.css';
import { focusNode } from './canvas-session.ts';
import { STEP_ICONS, STEP_KINDS } from './step-kinds.ts';

/** The type under which a dragged step crosses the canvas. */
export const STEP_DRAG_TYPE = 'application/x-hookflow-step';

export function isStepKind(text: string): text is StepKind {
  return Object.hasOwn(STEP_NAMES, text);
}

function add(kind: StepKind): void {
  const id = addStep(kind);
  if (id !== undefined) focusNode(id);
}

function startDrag(event: DragEvent, kind: StepKind): void {
  event.dataTransfer.setData(STEP_DRAG_TYPE, kind);
  event.dataTransfer.effectAllowed = 'copy';
}

function PaletteButton({ kind }: { kind: StepKind }) {
  return (
    <Tooltip label={STEP_NAMES[kind]} position="top">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Add ${STEP_NAMES[kind]}`}
        data-step={kind}
        draggable
        onDragStart={(event: DragEvent) => startDrag(event, kind)}
        onClick={() => add(kind)}
      >
        <Icon of={STEP_ICONS[kind]} />
      </ActionIcon>
    </Tooltip>
  );
}

/** The steps, to drag onto the canvas or to click: after what is selected. Folded into one `+` on a low canvas. */
export const Palette = memo(function Palette({ folded }: { folded: boolean }) {
  if (folded) {
    return (
      <div className={`${classes.bar} ${classes.palette}`} role="toolbar" aria-label="Steps">
        <Menu position="top" width={220}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label="Add a step">
              <Icon of={Plus} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {STEP_KINDS.map((kind) => (
              <Menu.Item key={kind} leftSection={<Icon of={STEP_ICONS[kind]} />} onClick={() => add(kind)}>
                {STEP_NAMES[kind]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    );
  }
  return (
    <div className={`${classes.bar} ${classes.palette}`} role="toolbar" aria-label="Steps">
      {STEP_KINDS.map((kind) => (
        <span key={kind} className={classes.slot} data-apart={kind === 'condition' || kind === 'note'}>
          <PaletteButton kind={kind} />
        </span>
      ))}
    </div>
  );
});
