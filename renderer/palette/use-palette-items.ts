import { useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useCanvasActions } from '../canvas/canvas-actions.ts';
import { useDocument } from '../document/document-store.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { checkEvents, useEventsText } from '../events/events-text.ts';
import { useLayout } from '../frame/layout-store.ts';
import { isMac } from '../ui/mod-key.ts';
import { commandItems } from './command-items.ts';
import type { PaletteItem } from './palette-item.ts';
import { placeItems } from './place-items.ts';

/** Commands and places as they are when the palette opens; nothing under it changes while it is open. */
export function usePaletteItems(): readonly PaletteItem[] {
  const { setColorScheme } = useMantineColorScheme();
  const [items] = useState(() => {
    const { document, selection } = useDocument.getState();
    const { dockOpen, dockTab, view } = useLayout.getState();
    const commands = commandItems({
      document,
      selection,
      canvas: useCanvasActions.getState().actions,
      view,
      dock: { open: dockOpen, tab: dockTab },
      setTheme: setColorScheme,
      mac: isMac(),
    });
    if (!document) return commands;
    const workspace = document.history.present;
    const { typed } = useEventsText.getState();
    const problems = typed === null ? [] : checkEvents(typed, workspace.retiredEventIds).problems;
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    return [...commands, ...placeItems(workspace, compilationOf(workspace), selection.trigger, errors)];
  });
  return items;
}
