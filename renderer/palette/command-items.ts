import {
  BookOpen,
  ClipboardPaste,
  FilePlus2,
  FileStack,
  FolderOpen,
  History,
  AppWindow,
  Keyboard,
  ListTree,
  ListChecks,
  Monitor,
  Moon,
  PanelBottom,
  PanelRight,
  Play,
  Redo2,
  Save,
  SaveAll,
  Server,
  Store,
  Sun,
  Undo2,
  Upload,
  Workflow,
} from 'lucide-react';
import { openExampleDocument } from '../document/file-actions.ts';
import { openEnvironments } from '../environments/environments-store.ts';
import { openHistory } from '../environments/history-store.ts';
import { runCommand } from '../document/window-commands.ts';
import { DOCK_TABS, showDock, showInspector, useLayout, type DockTab } from '../frame/layout-store.ts';
import { chooseReplayFile } from '../replay/choose-replay-file.ts';
import { openVersions } from '../versions/versions-store.ts';
import { setMapping } from '../samples/samples-session.ts';
import { showPaint } from '../simulator/paint-store.ts';
import { selectionCommands, stepCommands, triggerCommands } from './canvas-commands.ts';
import { reasons, type Command, type CommandState } from './command-state.ts';
import type { PaletteItem } from './palette-item.ts';
import { openPalette } from './palette-store.ts';

function documentCommands(state: CommandState): readonly Command[] {
  const { closed } = reasons(state);
  const undo = state.document?.history.past.at(-1)?.label;
  const redo = state.document?.history.future[0]?.label;
  return [
    {
      name: 'Send sample',
      icon: Play,
      shortcut: 'simulate',
      keywords: 'simulate run try test',
      disabledReason: closed,
      run: () => runCommand('simulate'),
    },
    {
      name: 'Make a sample from pasted JSON…',
      icon: ClipboardPaste,
      keywords: 'shopify segment ga4 map import payload event',
      disabledReason: closed,
      run: () => setMapping(true),
    },
    {
      name: 'Replay a file of occurrences…',
      icon: FileStack,
      keywords: 'ndjson jsonl simulate many million counts',
      disabledReason: closed,
      run: chooseReplayFile,
    },
    {
      name: 'Show what the tests cover on the canvas',
      icon: ListChecks,
      keywords: 'coverage branches rules paint',
      disabledReason: closed,
      run: () => showPaint('coverage'),
    },
    {
      name: 'Publish…',
      icon: Upload,
      shortcut: 'publish',
      keywords: 'deploy live release',
      disabledReason: closed,
      run: () => runCommand('publish'),
    },
    {
      name: 'Environments…',
      icon: Server,
      keywords: 'server staging production token address',
      disabledReason: closed,
      run: openEnvironments,
    },
    {
      name: 'History of what was live…',
      icon: History,
      keywords: 'revisions rollback restore environment',
      disabledReason: closed,
      run: openHistory,
    },
    {
      name: 'Undo',
      icon: Undo2,
      shortcut: 'undo',
      detail: undo,
      disabledReason: closed ?? (undo === undefined ? 'Nothing to undo' : undefined),
      run: () => runCommand('undo'),
    },
    {
      name: 'Redo',
      icon: Redo2,
      shortcut: 'redo',
      detail: redo,
      disabledReason: closed ?? (redo === undefined ? 'Nothing to redo' : undefined),
      run: () => runCommand('redo'),
    },
    {
      name: 'Save',
      icon: Save,
      shortcut: 'save',
      keywords: 'file',
      disabledReason: reasons(state).readOnly,
      run: () => runCommand('save'),
    },
    {
      name: 'Save as…',
      icon: SaveAll,
      shortcut: 'saveAs',
      keywords: 'file copy',
      disabledReason: reasons(state).readOnly,
      run: () => runCommand('saveAs'),
    },
    {
      name: 'Versions…',
      icon: History,
      keywords: 'history keep restore compare diff snapshot',
      disabledReason: closed,
      run: () => void openVersions(),
    },
    { name: 'Open…', icon: FolderOpen, shortcut: 'open', keywords: 'file workspace', run: () => runCommand('open') },
    { name: 'New workspace', icon: FilePlus2, shortcut: 'new', keywords: 'file', run: () => runCommand('new') },
    {
      name: 'New window',
      icon: AppWindow,
      shortcut: 'newWindow',
      keywords: 'file',
      run: () => runCommand('newWindow'),
    },
    {
      name: 'Open the online store example',
      icon: Store,
      keywords: 'sample demo',
      run: () => void openExampleDocument(),
    },
  ];
}

/** Most tabs are called as they are keyed. */
function tabName(tab: DockTab): string {
  return tab === 'events' ? 'Events JSON' : tab.charAt(0).toUpperCase() + tab.slice(1);
}

function viewCommands(state: CommandState): readonly Command[] {
  const { closed } = reasons(state);
  const { dock, setTheme } = state;
  return [
    ...DOCK_TABS.map((tab): Command => ({
      name: `Show ${tabName(tab)}`,
      icon: PanelBottom,
      keywords: 'dock tab',
      disabledReason: closed ?? (dock.open && dock.tab === tab ? 'It is shown already' : undefined),
      run: () => showDock(tab),
    })),
    {
      name: dock.open ? 'Close the dock' : 'Open the dock',
      icon: PanelBottom,
      keywords: 'toggle panel',
      disabledReason: closed,
      run: () => useLayout.setState({ dockOpen: !dock.open }),
    },
    {
      name: state.view === 'outline' ? 'Show the canvas' : 'Show the outline',
      icon: state.view === 'outline' ? Workflow : ListTree,
      shortcut: 'outline',
      keywords: 'tree list screen reader view',
      disabledReason: closed,
      run: () => runCommand('outline'),
    },
    {
      name: 'Show Settings in the inspector',
      icon: PanelRight,
      keywords: 'tab conditions',
      disabledReason: closed,
      run: () => showInspector('settings'),
    },
    {
      name: 'Show Action in the inspector',
      icon: PanelRight,
      keywords: 'tab',
      disabledReason: closed,
      run: () => showInspector('action'),
    },
    { name: 'Light theme', icon: Sun, keywords: 'appearance colour', run: () => setTheme('light') },
    { name: 'Dark theme', icon: Moon, keywords: 'appearance colour night', run: () => setTheme('dark') },
    { name: 'Theme of the system', icon: Monitor, keywords: 'appearance colour auto', run: () => setTheme('auto') },
    {
      name: 'Guide',
      icon: BookOpen,
      shortcut: 'help',
      keywords: 'help documentation manual learn how',
      run: () => runCommand('help'),
    },
    {
      name: 'Keyboard shortcuts',
      icon: Keyboard,
      shortcut: 'shortcuts',
      keywords: 'help keys',
      run: () => openPalette('shortcuts'),
    },
  ];
}

/** All commands of the palette, most used first. */
export function commandItems(state: CommandState): readonly PaletteItem[] {
  const commands = [
    ...documentCommands(state),
    ...triggerCommands(state),
    ...stepCommands(state),
    ...selectionCommands(state),
    ...viewCommands(state),
  ];
  return commands.map((command) => ({ ...command, id: `command ${command.name}`, group: 'Commands' }));
}
