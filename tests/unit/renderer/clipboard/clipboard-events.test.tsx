// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Canvas } from '../../../../renderer/canvas/canvas.tsx';
import { useCanvasActions } from '../../../../renderer/canvas/canvas-actions.ts';
import {
  currentWorkspace,
  openDocument,
  selectElements,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { Toasts } from '../../../../renderer/ui/toasts.tsx';
import { stubBrowser } from '../canvas/browser-stubs.ts';
import { orderWorkspace } from '../canvas/fixtures.ts';

stubBrowser();
const node = (id: string) => document.querySelector<HTMLElement>(`[data-node-id="${id}"]`)!;
const ids = () => currentWorkspace().triggers[0]!.nodes.map(({ id }) => id);
const labels = () => useDocument.getState().document!.history.past.map(({ label }) => label);

/** The event as the system sends it; returns what the clipboard holds then, and whether the page took the event. */
function send(type: 'copy' | 'cut' | 'paste', text = ''): { text: string; taken: boolean } {
  let held = text;
  const event = new Event(type, { bubbles: true, cancelable: true });
  const clipboardData = { getData: () => held, setData: (_type: string, value: string) => (held = value) };
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  act(() => void document.body.dispatchEvent(event));
  return { text: held, taken: event.defaultPrevented };
}

beforeEach(async () => {
  openDocument(orderWorkspace(), { path: null, saved: null });
  render(
    <MantineProvider env="test">
      <Canvas />
      <input aria-label="Elsewhere" />
      <Toasts />
    </MantineProvider>,
  );
  await waitFor(() => expect(node('sms')).not.toBeNull());
  act(() => node('team').focus());
  act(() => selectElements(['team', 'points']));
});
afterEach(cleanup);

it('cut and paste are one labelled entry each, and the pasted is selected', () => {
  const { text } = send('cut');
  expect(ids()).not.toContain('team');
  expect(send('paste', text).taken).toBe(true);
  expect(ids()).toEqual(expect.arrayContaining(['team', 'points']));
  expect(currentWorkspace().triggers[0]!.edges).toContainEqual({ from: 'team', port: 'then', to: 'points' });
  expect(labels()).toEqual(['Cut 2 nodes', 'Paste 2 nodes']);
  expect(useDocument.getState().selection.nodes).toEqual(['team', 'points']);
});

it('[F2] a cut leaves the event where it is', () => {
  act(() => selectElements(['event', 'team']));
  send('cut');
  expect(ids()).toContain('event');
  expect(ids()).not.toContain('team');
});

it('leaves the clipboard of text fields and of dialogs alone', () => {
  act(() => screen.getByRole('textbox', { name: 'Elsewhere' }).focus());
  expect(send('copy')).toEqual({ text: '', taken: false });
  expect(send('paste', 'x').taken).toBe(false);
});

it('refuses other text with the reason and what to do', () => {
  const before = currentWorkspace();
  expect(send('paste', 'Meeting at ten').taken).toBe(true);
  expect(screen.getByText(/^Nothing was pasted. The clipboard holds no Hookflow steps. Copy steps/)).toBeTruthy();
  expect(currentWorkspace()).toBe(before);
});

it('copies from a read-only document and changes nothing there', () => {
  const workspace = currentWorkspace();
  act(() => openDocument(workspace, { path: null, saved: workspace, readOnly: true }));
  act(() => node('team').focus());
  act(() => selectElements(['team']));
  const { text } = send('cut');
  expect(text).toContain('hookflow-nodes');
  send('paste', text);
  expect(currentWorkspace()).toBe(workspace);
});

it('duplicates below what is selected', () => {
  act(() => useCanvasActions.getState().actions!.duplicate());
  expect(labels()).toEqual(['Duplicate 2 nodes']);
  const places = currentWorkspace().layout['orders']!;
  expect(places['team-2']!.x).toBe(places['team']!.x);
  expect(places['team-2']!.y).toBeGreaterThan(places['points']!.y);
});
