import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  AppWindow,
  BookOpen,
  Check,
  FilePlus2,
  FolderOpen,
  History,
  Keyboard,
  Monitor,
  Moon,
  Pencil,
  Save,
  SaveAll,
  Sun,
} from 'lucide-react';
import { useState } from 'react';
import { desktop } from '../desktop.ts';
import { runCommand } from '../document/window-commands.ts';
import { openPalette } from '../palette/palette-store.ts';
import { Icon } from '../ui/icon.tsx';
import { modKey } from '../ui/mod-key.ts';
import { openVersions } from '../versions/versions-store.ts';
import { RenameWorkspace } from './rename-workspace.tsx';

const themes = [
  { scheme: 'light', name: 'Light', icon: Sun },
  { scheme: 'dark', name: 'Dark', icon: Moon },
  { scheme: 'auto', name: 'As the system', icon: Monitor },
] as const;

/** What concerns the whole document, and the window's theme. */
export function WorkspaceMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [renaming, setRenaming] = useState(false);
  const mod = modKey();
  return (
    <>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon of={Pencil} size={14} />} onClick={() => setRenaming(true)}>
          Name and time zone…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<Icon of={FilePlus2} size={14} />}
          rightSection={<kbd>{mod} N</kbd>}
          onClick={() => runCommand('new')}
        >
          New workspace
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon of={AppWindow} size={14} />}
          rightSection={<kbd>{mod} Shift N</kbd>}
          onClick={() => void desktop().call('window.new', null)}
        >
          New window
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon of={FolderOpen} size={14} />}
          rightSection={<kbd>{mod} O</kbd>}
          onClick={() => runCommand('open')}
        >
          Open…
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon of={Save} size={14} />}
          rightSection={<kbd>{mod} S</kbd>}
          onClick={() => runCommand('save')}
        >
          Save
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon of={SaveAll} size={14} />}
          rightSection={<kbd>{mod} Shift S</kbd>}
          onClick={() => runCommand('saveAs')}
        >
          Save as…
        </Menu.Item>
        <Menu.Item leftSection={<Icon of={History} size={14} />} onClick={() => void openVersions()}>
          Versions…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Theme</Menu.Label>
        {themes.map(({ scheme, name, icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon of={icon} size={14} />}
            rightSection={colorScheme === scheme ? <Icon of={Check} size={14} /> : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Icon of={BookOpen} size={14} />}
          rightSection={<kbd>F1</kbd>}
          onClick={() => runCommand('help')}
        >
          Guide
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon of={Keyboard} size={14} />}
          rightSection={<kbd>?</kbd>}
          onClick={() => openPalette('shortcuts')}
        >
          Keyboard shortcuts
        </Menu.Item>
      </Menu.Dropdown>
      <RenameWorkspace opened={renaming} onClose={() => setRenaming(false)} />
    </>
  );
}
