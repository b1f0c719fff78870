import type { DesktopEvents } from '../../shared/desktop/bridge.ts';
import { toggleView } from '../canvas/toggle-view.ts';
import { desktop } from '../desktop.ts';
import { showDock, useLayout } from '../frame/layout-store.ts';
import { openHelp } from '../help/help-store.ts';
import { openPalette } from '../palette/palette-store.ts';
import { simulate } from '../simulator/simulation-store.ts';
import { redoGesture, undoGesture, useDocument } from './document-store.ts';
import { newDocument, openWithDialog } from './file-actions.ts';
import { saveDocument } from './save-document.ts';

export type WindowCommand = DesktopEvents['menu'] | 'newWindow';

/** What menus and shortcuts share. Commands about a document do nothing while none is open. */
export function runCommand(command: WindowCommand): void {
  const isOpen = useDocument.getState().document !== null;
  switch (command) {
    case 'new':
      return void newDocument();
    case 'open':
      return void openWithDialog();
    case 'save':
      return void saveDocument();
    case 'saveAs':
      return void saveDocument('new');
    case 'undo':
      return undoGesture();
    case 'redo':
      return redoGesture();
    case 'newWindow':
      return void desktop().call('window.new', null);
    case 'outline':
      if (isOpen) toggleView();
      return;
    case 'help':
      return openHelp();
    case 'shortcuts':
      return openPalette('shortcuts');
    case 'publish':
      if (isOpen) useLayout.setState({ publishOpen: true });
      return;
    case 'simulate':
      if (!isOpen) return;
      showDock('simulator');
      simulate();
      return;
  }
}
