// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { HelpDialog } from '../../../../renderer/help/help-dialog.tsx';
import { closeHelp, openHelp } from '../../../../renderer/help/help-store.ts';
import { stubBrowser } from '../canvas/browser-stubs.ts';

stubBrowser();
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
afterEach(() => {
  act(closeHelp);
  cleanup();
});

async function opened() {
  render(
    <MantineProvider env="test">
      <HelpDialog />
    </MantineProvider>,
  );
  act(openHelp);
  return { user: userEvent.setup(), find: await screen.findByRole('textbox', { name: 'Find in the help' }) };
}

it('shows the guide, goes where its links lead, and Escape closes', async () => {
  const { user } = await opened();
  expect(screen.getByRole('article', { name: 'Guide' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Guide', current: 'page' })).toBeTruthy();
  await user.click(screen.getByRole('link', { name: 'Simulating' }));
  expect(screen.getByRole('article', { name: 'Simulating' })).toBeTruthy();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('words find sections of all pages, and a found one is shown and has the focus', async () => {
  const { user, find } = await opened();
  await user.type(find, 'zebra');
  expect(screen.getByRole('status').textContent).toContain('Nothing about');
  await user.clear(find);
  await user.type(find, 'after a crash');
  await user.click(screen.getByRole('button', { name: /^After a crash/ }));
  expect(screen.getByRole('article', { name: 'Documents' })).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('After a crash');
});
