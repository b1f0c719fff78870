// @vitest-environment jsdom
import { act, cleanup, configure, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  closeDocument,
  currentWorkspace,
  dispatch,
  openDocument,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { settleEvents, typeEvents, useEventsText } from '../../../../renderer/events/events-text.ts';
import { useLayout } from '../../../../renderer/frame/layout-store.ts';
import { analysisOf, useAnalysis } from '../../../../renderer/problems/analysis-store.ts';
import { ProblemsDock, useProblemCount } from '../../../../renderer/problems/problems-dock.tsx';
import { useSimulation } from '../../../../renderer/simulator/simulation-store.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import { fillInBrowser, showPart } from '../simulator/dock-window.tsx';

beforeAll(() => {
  configure({ defaultHidden: true });
});
beforeEach(() => {
  fillInBrowser();
  closeDocument();
  useAnalysis.setState({ last: null });
  const workspace = onlineStoreExample();
  openDocument(workspace, { path: null, saved: workspace });
  useLayout.setState({ dockTab: 'problems', inspectorTab: 'settings' });
});
afterEach(cleanup);

function breakThings(): void {
  const sms = { kind: 'sendSms' as const, to: '{{ contact.phone', body: '' };
  dispatch({
    kind: 'replaceNode',
    trigger: 'thank-you',
    node: { id: 'thank', kind: 'action', name: 'Thanks', action: sms },
  });
  typeEvents('[{"id": "3055", "label": "A"}]', 'typing');
  settleEvents('typing');
}

function Count() {
  const { errors, warnings } = useProblemCount();
  return <output>{`${errors} and ${warnings}`}</output>;
}

describe('Problems', () => {
  it('says so when there are none', () => {
    showPart(<ProblemsDock />);
    expect(screen.getByText('No problems.')).toBeTruthy();
  });

  it('[F4] groups the problems of the workspace and of the events’ text', () => {
    breakThings();
    showPart(
      <>
        <ProblemsDock />
        <Count />
      </>,
    );
    expect(screen.getAllByRole('heading').map((head) => head.textContent)).toEqual([
      'Events JSON1 error',
      'Thank-you e-mail2 errors',
    ]);
    const trigger = within(screen.getByRole('region', { name: 'Problems of Thank-you e-mail' }));
    expect(trigger.getAllByText('Thanks')).toHaveLength(2);
    expect(trigger.getByText('action.missing')).toBeTruthy();
    expect(screen.getByText('3 and 0')).toBeTruthy();
  });

  it('goes to a step: selects it and opens its inspector tab', async () => {
    breakThings();
    act(() => useDocument.setState({ selection: { trigger: 'big-order-austin', nodes: [], edges: [] } }));
    const { user } = showPart(<ProblemsDock />);
    act(() => screen.getByRole('button', { name: /template.*in Thanks/i }).focus());
    await user.keyboard('{Enter}');
    expect(useDocument.getState().selection).toMatchObject({ trigger: 'thank-you', nodes: ['thank'] });
    expect(useLayout.getState().inspectorTab).toBe('action');
  });

  it('goes to a place of the events’ text', async () => {
    breakThings();
    const { user } = showPart(<ProblemsDock />);
    await user.click(screen.getByRole('button', { name: /line 1, column 9$/ }));
    expect(useLayout.getState().dockTab).toBe('events');
    expect(useEventsText.getState().reveal).toEqual({ line: 1, column: 9, endLine: 1, endColumn: 15 });
  });

  it('shows what is proved, and opens the occurrence that shows it in the simulator', async () => {
    const other = { ...onlineStoreExample().triggers[0]!, id: 'again', name: 'Thank you again' };
    act(() => dispatch({ kind: 'addTrigger', trigger: other, layout: {} }));
    act(() => void analysisOf(currentWorkspace()));
    const { user } = showPart(<ProblemsDock />);
    const group = within(screen.getByRole('region', { name: 'Problems of Thank you again' }));
    expect(group.getByText('1 note')).toBeTruthy();
    await user.click(group.getByRole('button', { name: /^Show me: “Thank-you e-mail” and “Thank you again”/ }));
    expect(useLayout.getState().dockTab).toBe('simulator');
    const { simulation } = useSimulation.getState();
    expect(simulation?.requests.filter(({ kind }) => kind === 'sendEmail')).toHaveLength(2);
    expect(useDocument.getState().selection.trigger).toBe('again');
  });
});
