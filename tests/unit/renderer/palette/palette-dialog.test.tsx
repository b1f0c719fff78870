// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDocument, useDocument } from '../../../../renderer/document/document-store.ts';
import { SHORTCUTS } from '../../../../renderer/document/shortcut-table.ts';
import { useShortcuts } from '../../../../renderer/document/use-shortcuts.ts';
import { PaletteDialog } from '../../../../renderer/palette/palette-dialog.tsx';
import { closePalette, openPalette } from '../../../../renderer/palette/palette-store.ts';
import { Announcements } from '../../../../renderer/ui/announce.tsx';
import { stubBrowser } from '../canvas/browser-stubs.ts';
import { orderWorkspace } from '../canvas/fixtures.ts';

stubBrowser();
Element.prototype.scrollIntoView = () => undefined;
const user = userEvent.setup();

function Page() {
  useShortcuts();
  return (
    <MantineProvider env="test">
      <button type="button">Before</button>
      <PaletteDialog />
      <Announcements />
    </MantineProvider>
  );
}
const field = () => screen.getByRole('combobox', { name: 'Search or run a command' });
const chosen = () => screen.getByRole('option', { selected: true });

beforeEach(() => {
  openDocument(orderWorkspace(), { path: null, saved: null });
  render(<Page />);
});
afterEach(() => {
  act(closePalette);
  cleanup();
});

describe('the command palette', () => {
  it('opens with Ctrl K, goes round with the arrows and closes with Escape or Ctrl K, the focus back where it was', async () => {
    screen.getByRole('button', { name: 'Before' }).focus();
    await user.keyboard('{Control>}k{/Control}');
    expect(document.activeElement).toBe(field());
    const first = chosen();
    expect(field().getAttribute('aria-activedescendant')).toBe(first.id);
    await user.keyboard('{ArrowUp}');
    expect(chosen()).not.toBe(first);
    await user.keyboard('{ArrowDown}');
    expect(chosen()).toBe(first);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Before');
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('{Control>}k{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('runs with Enter what is chosen', async () => {
    act(() => openPalette('commands'));
    await user.type(field(), 'turn this off{Enter}');
    expect(useDocument.getState().document!.history.present.triggers[0]!.enabled).toBe(true); // no canvas is open
    expect(screen.getByRole('alert').textContent).toBe('Turn this trigger off: Open a trigger first.');
    await user.clear(field());
    await user.type(field(), 'new trigger{Enter}');
    expect(useDocument.getState().document!.history.present.triggers).toHaveLength(2);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('keeps the window below as it is', async () => {
    act(() => openPalette('commands'));
    await user.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
    expect(screen.getByRole('dialog')).toBeTruthy();
  });

  it('says that nothing is found', async () => {
    act(() => openPalette('commands'));
    await user.type(field(), 'qqq');
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(screen.getByText(/Nothing is found for “qqq”/)).toBeTruthy();
  });
});

describe('the sheet of shortcuts', () => {
  it('opens with ? outside of text fields and holds every shortcut of the table', async () => {
    await user.keyboard('?');
    const sheet = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const { does } of SHORTCUTS) expect(within(sheet).getByText(does)).toBeTruthy();
    await user.keyboard('{Escape}');
    act(() => openPalette('commands'));
    await user.type(field(), '?');
    expect(screen.queryByRole('dialog', { name: 'Keyboard shortcuts' })).toBeNull();
  });

  it('shows the keys of this computer', async () => {
    await user.keyboard('?');
    expect(screen.getAllByText('Ctrl').length).toBeGreaterThan(5);
    await user.keyboard('?');
    document.documentElement.dataset['platform'] = 'darwin';
    await user.keyboard('?');
    expect(screen.queryAllByText('Ctrl')).toEqual([]);
    expect(screen.getAllByText('⌘').length).toBeGreaterThan(5);
    delete document.documentElement.dataset['platform'];
  });
});
