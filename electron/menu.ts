import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { DesktopEvents } from '../shared/desktop/bridge.ts';
import { tellWindow } from './ipc/main-bridge.ts';

type MenuCommand = DesktopEvents['menu'];
const separator: MenuItemConstructorOptions = { type: 'separator' };

/** An entry that the window in front carries out; a key that the page has already used does not come here. */
function command(label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions {
  return {
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => {
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
      if (window !== undefined) tellWindow(window, 'menu', name);
    },
  };
}

function fileMenu(mac: boolean, openWindow: () => void): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      command('New workspace', 'new', 'CmdOrCtrl+N'),
      { label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
      command('Open…', 'open', 'CmdOrCtrl+O'),
      separator,
      command('Save', 'save', 'CmdOrCtrl+S'),
      command('Save as…', 'saveAs', 'CmdOrCtrl+Shift+S'),
      separator,
      command('Simulate', 'simulate', 'CmdOrCtrl+Enter'),
      command('Publish…', 'publish', 'CmdOrCtrl+Shift+P'),
      separator,
      mac ? { role: 'close', label: 'Close window' } : { role: 'quit', label: 'Quit' },
    ],
  };
}

function editMenu(): MenuItemConstructorOptions {
  return {
    label: '&Edit',
    submenu: [
      command('Undo', 'undo', 'CmdOrCtrl+Z'),
      command('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
      separator,
      { role: 'cut', label: 'Cut' },
      { role: 'copy', label: 'Copy' },
      { role: 'paste', label: 'Paste' },
      { role: 'selectAll', label: 'Select all' },
    ],
  };
}

function viewMenu(): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  return {
    label: '&View',
    submenu: [
      command('Canvas or outline', 'outline', 'CmdOrCtrl+Shift+O'),
      separator,
      { role: 'zoomIn', label: 'Larger' },
      { role: 'zoomOut', label: 'Smaller' },
      { role: 'resetZoom', label: 'Actual size' },
      separator,
      { role: 'togglefullscreen', label: 'Full screen' },
      ...(app.isPackaged ? [] : forDevelopers),
    ],
  };
}

/** The application menu; `openWindow` opens an empty window. */
export function installMenu(openWindow: () => void): void {
  const mac = process.platform === 'darwin';
  const about: MenuItemConstructorOptions = { label: `About ${app.getName()}`, click: () => app.showAboutPanel() };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' } as const] : []),
      fileMenu(mac, openWindow),
      editMenu(),
      viewMenu(),
      ...(mac ? [{ role: 'windowMenu' } as const] : []),
      {
        role: 'help',
        label: '&Help',
        submenu: [command('Guide', 'help', 'F1'), command('Keyboard shortcuts', 'shortcuts'), separator, about],
      },
    ]),
  );
}
