import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { openDocument } from '../../../../renderer/document/document-store.ts';
import { chooseSample, clearSimulation } from '../../../../renderer/simulator/simulation-store.ts';
import type { Workspace } from '../../../../shared/flow/workspace.ts';
import { shop } from './a-shop.ts';
import { fillInBrowser } from './dock-window.tsx';

/** Opens a workspace with nothing sent yet. */
export function openFresh(workspace: Workspace): void {
  clearSimulation();
  chooseSample(null);
  openDocument(workspace, { path: null, saved: workspace });
}

/** Before each test of the file the shop is open, in a browser wide enough for all columns. */
export function withOpenShop(): void {
  beforeAll(() => {
    configure({ defaultHidden: true });
  });
  beforeEach(() => {
    fillInBrowser();
    openFresh(shop());
  });
  afterEach(cleanup);
}
