import { MantineProvider } from '@mantine/core';
import { cleanup, configure, render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import {
  currentWorkspace,
  openDocument,
  selectTrigger,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { showInspector } from '../../../../renderer/frame/layout-store.ts';
import { Inspector } from '../../../../renderer/inspector/inspector.tsx';
import { useInspector } from '../../../../renderer/inspector/inspector-store.ts';
import { clearSimulation, useSimulation } from '../../../../renderer/simulator/simulation-store.ts';
import type { Group } from '../../../../shared/flow/condition.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { FlowNode, Trigger } from '../../../../shared/flow/trigger.ts';
import { fillInBrowser } from '../simulator/dock-window.tsx';

const BLANK: Trigger = {
  id: 'blank',
  name: 'Blank',
  enabled: true,
  nodes: [{ id: 'event', kind: 'event', event: '30552' }],
  edges: [],
};

function prepareBrowser(): void {
  configure({ defaultHidden: true }); // whether an element is hidden takes long to find out, and is not the matter here
  fillInBrowser();
}

/** The online store and a trigger that has only its event. */
function openExample(): void {
  const example = onlineStoreExample();
  const workspace = { ...example, triggers: [...example.triggers, BLANK] };
  openDocument(workspace, { path: null, saved: workspace });
  useInspector.setState({ open: {}, pages: {}, reveal: null });
  useSimulation.setState({ sample: null, edited: null });
  clearSimulation();
  showInspector('settings');
}

/** Every test of the file starts with the online store open and nothing else. */
export function inspectorWorld(): void {
  beforeAll(prepareBrowser);
  beforeEach(openExample);
  afterEach(cleanup);
}

/** Shows the inspector of a trigger; the user who works in it. */
export function show(trigger: string): UserEvent {
  selectTrigger(trigger);
  render(
    <MantineProvider env="test">
      <Inspector />
    </MantineProvider>,
  );
  return userEvent.setup();
}

export function triggerNow(): Trigger {
  const { trigger } = useDocument.getState().selection;
  return currentWorkspace().triggers.find(({ id }) => id === trigger)!;
}
export function nodeNow<K extends FlowNode['kind']>(kind: K): Extract<FlowNode, { kind: K }> {
  return triggerNow().nodes.find((node): node is Extract<FlowNode, { kind: K }> => node.kind === kind)!;
}
export const conditionNow = (): Group => nodeNow('condition').condition;
export const undoLabels = (): number => useDocument.getState().document!.history.past.length;
