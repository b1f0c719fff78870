import {
  ClipboardPaste,
  Copy,
  CopyPlus,
  Maximize,
  Plus,
  Power,
  Scissors,
  TextSelect,
  Trash2,
  WandSparkles,
  ZoomIn,
} from 'lucide-react';
import { ARRANGE_ICONS } from '../canvas/arrange-icons.ts';
import { ARRANGEMENTS, arrangementWords, leastNodes } from '../canvas/arrange.ts';
import { focusNode } from '../canvas/canvas-session.ts';
import { removeChosen } from '../canvas/chosen-steps.ts';
import { STEP_ICONS, STEP_KINDS } from '../canvas/step-kinds.ts';
import { addStep, STEP_NAMES } from '../document/add-step.ts';
import { dispatch } from '../document/document-store.ts';
import { addNewTrigger } from '../document/new-trigger.ts';
import { shortcutWords } from '../document/shortcut-table.ts';
import { openTrigger, reasons, type Command, type CommandState } from './command-state.ts';

/** Commands on the open trigger as a whole. */
export function triggerCommands(state: CommandState): readonly Command[] {
  const { readOnly, noEdit, noDrawing } = reasons(state);
  const trigger = openTrigger(state);
  return [
    { name: 'New trigger', icon: Plus, keywords: 'add', disabledReason: readOnly, run: () => void addNewTrigger() },
    {
      name: trigger?.enabled === false ? 'Turn this trigger on' : 'Turn this trigger off',
      icon: Power,
      keywords: 'enable disable switch',
      disabledReason: noEdit,
      run: () =>
        trigger && dispatch({ kind: 'updateTrigger', trigger: trigger.id, change: { enabled: !trigger.enabled } }),
    },
    {
      name: 'Tidy the layout',
      icon: WandSparkles,
      keywords: 'arrange clean',
      disabledReason: noEdit,
      run: () => state.canvas?.tidy(),
    },
    {
      name: 'Zoom to fit',
      icon: Maximize,
      shortcut: 'zoomFit',
      keywords: 'view all',
      disabledReason: noDrawing,
      run: () => state.canvas?.zoom?.fit(),
    },
    {
      name: 'Zoom to 100 %',
      icon: ZoomIn,
      shortcut: 'zoomFull',
      keywords: 'view actual size',
      disabledReason: noDrawing,
      run: () => state.canvas?.zoom?.toFull(),
    },
  ];
}

/** One command for each kind of step, added after what is selected. */
export function stepCommands(state: CommandState): readonly Command[] {
  const { noEdit } = reasons(state);
  return STEP_KINDS.map((kind) => ({
    name: `Add ${STEP_NAMES[kind]}`,
    icon: STEP_ICONS[kind],
    keywords: 'step new insert',
    disabledReason: noEdit,
    run: () => {
      const id = addStep(kind);
      if (id !== undefined) focusNode(id);
    },
  }));
}

/** Commands on the selected steps. */
export function selectionCommands(state: CommandState): readonly Command[] {
  const { noTrigger, noStep, noStepEdit, fewer } = reasons(state);
  const { canvas } = state;
  const trigger = openTrigger(state);
  const onlyKeys = `Press ${shortcutWords('paste', state.mac)} with the canvas in focus: only the keys and the Edit menu may read the clipboard`;
  return [
    { name: 'Copy steps', icon: Copy, shortcut: 'copy', disabledReason: noStep, run: () => canvas?.give('copy') },
    { name: 'Cut steps', icon: Scissors, shortcut: 'cut', disabledReason: noStepEdit, run: () => canvas?.give('cut') },
    {
      name: 'Paste steps',
      icon: ClipboardPaste,
      shortcut: 'paste',
      disabledReason: reasons(state).noEdit ?? onlyKeys,
      run: () => undefined,
    },
    {
      name: 'Duplicate steps',
      icon: CopyPlus,
      shortcut: 'duplicate',
      disabledReason: noStepEdit,
      run: () => canvas?.duplicate(),
    },
    {
      name: 'Remove steps',
      icon: Trash2,
      shortcut: 'remove',
      keywords: 'delete',
      disabledReason: noStepEdit,
      run: () => trigger && removeChosen({ node: undefined, edge: undefined }, trigger),
    },
    {
      name: 'Select all steps',
      icon: TextSelect,
      shortcut: 'selectAll',
      disabledReason: noTrigger,
      run: () => canvas?.selectAll(),
    },
    ...ARRANGEMENTS.map((how): Command => ({
      name: arrangementWords(how),
      icon: ARRANGE_ICONS[how],
      keywords: 'arrange layout nodes steps',
      disabledReason: fewer(leastNodes(how)),
      run: () => canvas?.arrange(how),
    })),
  ];
}
