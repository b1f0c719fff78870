import { MantineProvider } from '@mantine/core';
import { act, cleanup, configure, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect } from 'vitest';
import { Canvas } from '../../../../renderer/canvas/canvas.tsx';
import { currentWorkspace, openDocument, useDocument } from '../../../../renderer/document/document-store.ts';
import { useLayout } from '../../../../renderer/frame/layout-store.ts';
import { clearSimulation } from '../../../../renderer/simulator/simulation-store.ts';
import { Announcements } from '../../../../renderer/ui/announce.tsx';
import { stubBrowser } from './browser-stubs.ts';
import { orderWorkspace } from './fixtures.ts';

export const user = userEvent.setup();

/** The flow waits for its size. */
export const shown = () => waitFor(() => expect(document.querySelector('[data-node-id]')).not.toBeNull());

/** Each test of the file begins with the canvas of the trigger "Orders", a field in place of the inspector beside it. */
export function withCanvas(): void {
  stubBrowser();
  configure({ defaultHidden: true }); // computing what is hidden takes most of the time
  beforeEach(async () => {
    openDocument(orderWorkspace(), { path: null, saved: null });
    clearSimulation();
    useLayout.setState({ inspectorTab: 'settings' });
    render(
      <MantineProvider env="test">
        <Canvas />
        <input data-inspector-focus aria-label="First of the inspector" />
        <Announcements />
      </MantineProvider>,
    );
    await shown();
  });
  afterEach(cleanup);
}

export const trigger = () => currentWorkspace().triggers[0]!;
export const places = () => currentWorkspace().layout['orders']!;
export const labels = () => useDocument.getState().document!.history.past.map(({ label }) => label);
export const selected = () => useDocument.getState().selection.nodes;
export const node = (id: string) => document.querySelector<HTMLElement>(`[data-node-id="${id}"]`)!;
export const focus = (id: string) => act(() => node(id).focus());
export const focused = () => document.activeElement?.getAttribute('data-node-id');
