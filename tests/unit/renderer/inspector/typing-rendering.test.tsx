// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDocument } from '../../../../renderer/document/document-store.ts';
import { showInspector } from '../../../../renderer/frame/layout-store.ts';
import { editCondition, renameNode } from '../../../../renderer/inspector/edit-node.ts';
import { Inspector } from '../../../../renderer/inspector/inspector.tsx';
import type * as sections from '../../../../renderer/inspector/steps/step-section.tsx';
import type * as settings from '../../../../renderer/inspector/settings/settings-tab.tsx';
import { stubBrowser } from '../canvas/browser-stubs.ts';
import { orderWorkspace } from '../canvas/fixtures.ts';

const rendered = vi.hoisted((): string[] => []);
vi.mock('../../../../renderer/inspector/steps/step-section.tsx', async (original) => {
  const module = await original<typeof sections>();
  const StepSection: typeof module.StepSection = (props) => {
    rendered.push(props.node);
    return module.StepSection(props);
  };
  return { StepSection };
});
vi.mock('../../../../renderer/inspector/settings/settings-tab.tsx', async (original) => {
  const module = await original<typeof settings>();
  const SettingsTab: typeof module.SettingsTab = (props) => {
    rendered.push('the tab');
    return module.SettingsTab(props);
  };
  return { SettingsTab };
});

stubBrowser();
function show(tab: 'settings' | 'action'): void {
  showInspector(tab);
  render(
    <MantineProvider env="test">
      <Inspector />
    </MantineProvider>,
  );
  rendered.length = 0;
}

beforeEach(() => openDocument(orderWorkspace(), { path: null, saved: null }));
afterEach(cleanup);

it('typing the name of a condition renders that condition, neither the others nor their list', () => {
  show('settings');
  for (const name of ['P', 'Pa']) act(() => renameNode('orders', 'euros', name, 'typing'));
  expect(screen.getByRole('region', { name: 'Pa' })).toBeDefined();
  expect(new Set(rendered)).toEqual(new Set(['euros']));
});

it('typing into a rule renders its condition only', () => {
  show('settings');
  const rule = { field: 'event.currency', operator: 'equals', value: 'CHF' };
  act(() => editCondition('orders', 'euros', () => ({ match: 'all', of: [rule] }), 'typing'));
  expect(new Set(rendered)).toEqual(new Set(['euros']));
});

it('typing the name of an action renders that action only', () => {
  show('action');
  act(() => renameNode('orders', 'books', 'Ledger', 'typing'));
  expect(new Set(rendered)).toEqual(new Set(['books']));
});
