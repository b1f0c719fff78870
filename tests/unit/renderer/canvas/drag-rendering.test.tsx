// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Canvas } from '../../../../renderer/canvas/canvas.tsx';
import type * as flow from '@xyflow/react';
import type * as edges from '../../../../renderer/canvas/flow-edge.tsx';
import type * as cards from '../../../../renderer/canvas/node-card.tsx';
import {
  currentWorkspace,
  openDocument,
  selectElements,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { editCondition, renameNode } from '../../../../renderer/inspector/edit-node.ts';
import { orderWorkspace } from './fixtures.ts';
import { stubBrowser } from './browser-stubs.ts';

const renderedNodes = vi.hoisted((): string[] => []);
const renderedEdges = vi.hoisted((): string[] => []);
vi.mock('../../../../renderer/canvas/node-card.tsx', async (original) => {
  const module = await original<typeof cards>();
  const NodeCard: typeof module.NodeCard = (props) => {
    renderedNodes.push(props.view.node.id);
    return module.NodeCard(props);
  };
  return { NodeCard };
});
vi.mock('../../../../renderer/canvas/flow-edge.tsx', async (original) => {
  const { memo } = await import('react');
  const module = await original<typeof edges>();
  const View = module.FlowEdgeView.type;
  const FlowEdgeView = memo((props: Parameters<typeof View>[0]) => {
    renderedEdges.push(`${props.source} → ${props.target}`);
    return View(props);
  });
  return { FlowEdgeView };
});

/** What React Flow is given: a handler that is another one each time would render every node and edge of it. */
const handed = vi.hoisted((): Record<string, unknown>[] => []);
vi.mock('@xyflow/react', async (original) => {
  const module = await original<typeof flow>();
  const { createElement } = await import('react');
  const ReactFlow = (props: Record<string, unknown>) => {
    handed.push(props);
    return createElement(module.ReactFlow, props);
  };
  return { ...module, ReactFlow };
});

stubBrowser();
const node = (id: string) => document.querySelector<HTMLElement>(`[data-node-id="${id}"]`)!;

beforeEach(async () => {
  openDocument(orderWorkspace(), { path: null, saved: null });
  render(
    <MantineProvider env="test">
      <Canvas />
    </MantineProvider>,
  );
  await waitFor(() => expect(document.querySelectorAll('.react-flow__edge')).toHaveLength(6));
});
afterEach(cleanup);

/** d3's drag reads the view of mouse events, which jsdom's constructor does not take from a test. */
function send(target: EventTarget, type: string, clientX: number, clientY: number): void {
  const event = new MouseEvent(type, { clientX, clientY, bubbles: true, cancelable: true, button: 0 });
  Object.defineProperty(event, 'view', { value: window });
  act(() => void target.dispatchEvent(event));
}

it('a drag renders the dragged node and its edges, and no other', () => {
  send(node('books'), 'mousedown', 600, 300);
  send(window, 'mousemove', 610, 320);
  renderedNodes.length = 0;
  renderedEdges.length = 0;
  handed.length = 0;
  for (let step = 1; step <= 5; step += 1) send(window, 'mousemove', 610, 320 + step * 20);
  expect(new Set(renderedNodes)).toEqual(new Set(['books']));
  expect(new Set(renderedEdges)).toEqual(new Set(['euros → books']));
  const [first, ...later] = handed;
  expect(later.length).toBeGreaterThan(1);
  const others = Object.keys(first!).filter((name) => !['nodes', 'children'].includes(name));
  for (const props of later) expect(others.filter((name) => props[name] !== first![name])).toEqual([]);
  send(window, 'mouseup', 610, 420);
  expect(currentWorkspace().layout['orders']?.['books']?.y).toBeGreaterThan(300);
  expect(useDocument.getState().document!.history.past.map(({ label }) => label)).toEqual(['Move Call webhook']);
});

function forget(): void {
  renderedNodes.length = 0;
  renderedEdges.length = 0;
  handed.length = 0;
}

it('choosing a step renders it and the one chosen before, and no connection', () => {
  act(() => selectElements(['books']));
  forget();
  act(() => selectElements(['sms']));
  expect(new Set(renderedNodes)).toEqual(new Set(['books', 'sms']));
  expect(renderedEdges).toEqual([]);
});

it('typing a name renders its step, the step that leads to it and the connection that names it', async () => {
  forget();
  for (const name of ['L', 'Le', 'Led']) act(() => renameNode('orders', 'books', name, 'typing'));
  await waitFor(() => expect(node('books').textContent).toContain('Led'));
  expect(new Set(renderedNodes)).toEqual(new Set(['books', 'euros']));
  expect(new Set(renderedEdges)).toEqual(new Set(['euros → books']));
});

it('typing into a rule renders its step, and hands React Flow the connections it has', async () => {
  const edges = handed.at(-1)!['edges'];
  forget();
  const rule = { field: 'event.currency', operator: 'equals', value: 'CHF' };
  act(() => editCondition('orders', 'euros', () => ({ match: 'all', of: [rule] }), 'typing'));
  await waitFor(() => expect(node('euros').textContent).toContain('CHF'));
  expect(new Set(renderedNodes)).toEqual(new Set(['euros']));
  expect(renderedEdges).toEqual([]);
  expect(handed.at(-1)!['edges']).toBe(edges);
});
