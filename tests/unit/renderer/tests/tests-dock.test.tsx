// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  closeDocument,
  currentWorkspace,
  dispatch,
  openDocument,
  undoGesture,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { useLayout } from '../../../../renderer/frame/layout-store.ts';
import { analysisOf, useAnalysis } from '../../../../renderer/problems/analysis-store.ts';
import { PublishChecks } from '../../../../renderer/publish/publish-checks.tsx';
import { clearSimulation, simulate, useSimulation } from '../../../../renderer/simulator/simulation-store.ts';
import { saveTest } from '../../../../renderer/tests/save-test.ts';
import { TestsCount, TestsDock } from '../../../../renderer/tests/tests-dock.tsx';
import { chooseTest } from '../../../../renderer/tests/tests-session.ts';
import { useCompilation } from '../../../../renderer/document/use-workspace.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { Workspace } from '../../../../shared/flow/workspace.ts';
import { fillInBrowser, showPart } from '../simulator/dock-window.tsx';

const STORE = onlineStoreExample();
const AUSTIN = 'Tell sales about big orders from Austin';

function open(change: Partial<Workspace> = {}): void {
  const workspace = { ...STORE, ...change };
  openDocument(workspace, { path: null, saved: workspace });
}
beforeEach(() => {
  fillInBrowser();
  closeDocument();
  clearSimulation();
  useAnalysis.setState({ last: null });
  useSimulation.setState({ sample: null, edited: null });
  chooseTest(null);
  useLayout.setState({ dockTab: 'tests', publishOpen: false });
  open();
});
afterEach(cleanup);

/** Turns a trigger on or off as the document's switch does. */
function turn(trigger: string, enabled: boolean): void {
  act(() => dispatch({ kind: 'updateTrigger', trigger, change: { enabled } }));
}
function lastLabel(): string | undefined {
  return useDocument.getState().document?.history.past.at(-1)?.label;
}
function Checks() {
  return <PublishChecks compilation={useCompilation()} />;
}

describe('the tests of a workspace', () => {
  it('[S1] run as the document changes: state, difference, and the tab’s count', () => {
    showPart(
      <>
        <output>
          <TestsCount />
        </output>
        <TestsDock />
      </>,
    );
    const tests = within(screen.getByRole('list', { name: 'Tests' }));
    expect(tests.getByRole('button', { name: /^Passed A big order/ })).toBeTruthy();
    const count = screen.getAllByRole('status')[0]!;
    expect(count.textContent).toBe('1');
    turn('big-order-austin', false);
    expect(tests.getByRole('button', { name: /^Failed A big order/ })).toBeTruthy();
    expect(tests.getByText(`“${AUSTIN}” should fire, but does not.`)).toBeTruthy();
    expect(tests.getByText('Does not fire: it is off')).toBeTruthy();
    expect(count.textContent).toBe('1, 1 of 1 test fails');
    act(undoGesture);
    expect(tests.getByRole('button', { name: /^Passed A big order/ })).toBeTruthy();
  });

  it('[S1] one that lacks its sample cannot run, and says why', () => {
    open({ samples: [] });
    showPart(<TestsDock />);
    expect(screen.getByRole('button', { name: /^Not runnable A big order/ })).toBeTruthy();
    expect(screen.getByText('There is no sample “purchase-austin”. Choose another, or remove the test.')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Show A big order/ }).getAttribute('aria-disabled')).toBe('true');
  });

  it('[S1] coverage tells what no test has shown', () => {
    showPart(<TestsDock />);
    const coverage = within(screen.getByRole('region', { name: 'Coverage' }));
    expect(coverage.getAllByText('1 of 2 branches, 2 of 4 rule outcomes')).toHaveLength(2);
    expect(coverage.getByText('“From Austin, 100 or more” never takes No')).toBeTruthy();
  });

  it('[S1] writes the missing tests, one by one or all as one undo entry', async () => {
    act(() => void analysisOf(currentWorkspace()));
    const { user } = showPart(<TestsDock />);
    await user.click(screen.getByRole('button', { name: /^Write test: “From Austin, 100 or more” never takes No/ }));
    expect(currentWorkspace().scenarios).toHaveLength(2);
    expect(screen.getByRole('region', { name: 'Coverage' }).textContent).toContain('2 of 2 branches');
    await user.click(screen.getByRole('button', { name: 'Write the missing tests' }));
    expect(screen.getByText(/^\d of \d tests pass$/)).toBeTruthy();
    expect(screen.getByText('Every branch was taken, and every rule was seen both true and false.')).toBeTruthy();
    act(undoGesture);
    expect(currentWorkspace().scenarios).toHaveLength(2);
  });

  it('[S1] without any test, writes one for every branch', async () => {
    open({ scenarios: [] });
    const { user } = showPart(<TestsDock />);
    await user.click(screen.getByRole('button', { name: 'Write a test for every branch' }));
    expect(screen.getByRole('region', { name: 'Coverage' }).textContent).toContain(
      '2 of 2 branches, 4 of 4 rule outcomes',
    );
  });

  it('[S1] says why no test can show a branch', () => {
    const never = { field: 'event.total', operator: 'lessThan', value: 50 };
    const triggers = STORE.triggers.map((trigger) => ({
      ...trigger,
      nodes: trigger.nodes.map((node) =>
        node.kind === 'condition'
          ? { ...node, condition: { ...node.condition, of: [...node.condition.of, never] } }
          : node,
      ),
    }));
    open({ triggers });
    act(() => void analysisOf(currentWorkspace()));
    showPart(<TestsDock />);
    expect(
      screen.getByText('It cannot happen. Nothing can be both at least 100 and less than 50: event.total.'),
    ).toBeTruthy();
  });

  it('[S1] expectations: must fire, must not fire, free; each an undo entry', async () => {
    const { user } = showPart(<TestsDock />);
    await user.click(screen.getByRole('button', { name: /^Passed A big order/ }));
    const choice = within(screen.getByRole('radiogroup', { name: 'Expected of Thank-you e-mail' }));
    expect(choice.getByRole<HTMLInputElement>('radio', { name: 'Must fire' }).checked).toBe(true);
    await user.click(choice.getByRole('radio', { name: 'Must not fire' }));
    expect(currentWorkspace().scenarios[0]?.expect).toEqual({
      fired: ['big-order-austin'],
      notFired: ['thank-you'],
      actions: [{ trigger: 'big-order-austin', kind: 'notifyTeam' }],
    });
    expect(lastLabel()).toBe('Change test A big order from Austin thanks the buyer and tells sales');
    expect(screen.getByText('“Thank-you e-mail” should not fire, but does.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Expect what happens now' }));
    expect(currentWorkspace().scenarios[0]?.expect?.fired).toEqual(['thank-you', 'big-order-austin']);
    await user.click(choice.getByRole('radio', { name: 'Free' }));
    expect(currentWorkspace().scenarios[0]?.expect?.fired).toEqual(['big-order-austin']);
    act(undoGesture);
    act(undoGesture);
    act(undoGesture);
    expect(currentWorkspace().scenarios).toEqual(STORE.scenarios);
  });

  it('[S1] an expected action can be dropped', async () => {
    const { user } = showPart(<TestsDock />);
    await user.click(screen.getByRole('button', { name: /^Passed A big order/ }));
    await user.click(screen.getByRole('button', { name: 'No longer expect Notify team' }));
    expect(currentWorkspace().scenarios[0]?.expect?.actions).toHaveLength(1);
  });

  it('renames as one undo entry, and removes', async () => {
    open({ scenarios: [STORE.scenarios[0]!, { ...STORE.scenarios[0]!, id: 'b', name: 'B' }] });
    const { user } = showPart(<TestsDock />);
    await user.click(screen.getByRole('button', { name: /^Passed B/ }));
    await user.type(screen.getByRole('textbox', { name: 'Name of the test' }), 'ee');
    expect(lastLabel()).toBe('Rename test to Bee');
    act(undoGesture);
    expect(currentWorkspace().scenarios[1]?.name).toBe('B');
    await user.click(screen.getByRole('button', { name: 'Remove test B' }));
    expect(currentWorkspace().scenarios).toHaveLength(1);
    expect(lastLabel()).toBe('Remove test B');
    expect(document.activeElement?.textContent).toMatch(/^Passed.*A big order/);
  });

  it('arrow keys walk the tests', async () => {
    open({ scenarios: [STORE.scenarios[0]!, { ...STORE.scenarios[0]!, id: 'b', name: 'B' }] });
    const { user } = showPart(<TestsDock />);
    act(() => screen.getByRole('button', { name: /^Passed A big/ }).focus());
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByRole('region', { name: 'Test B' })).toBeTruthy();
  });

  it('[S1] Show opens its occurrence in the simulator, as the test runs it', async () => {
    const occurrence = STORE.samples[0]!.occurrence;
    const second = { ...occurrence, id: 'order-2', contact: { email: 'ada@example.com' } };
    open({ scenarios: [{ id: 'two', name: 'Two', occurrences: [occurrence, second], now: '2030-01-01T00:00:00Z' }] });
    const { user } = showPart(<TestsDock />);
    await user.click(screen.getByRole('button', { name: /^Passed Two/ }));
    await user.click(screen.getByRole('button', { name: 'Show order-2' }));
    expect(useLayout.getState().dockTab).toBe('simulator');
    const { simulation, edited } = useSimulation.getState();
    expect(simulation?.trace.now).toBe(Date.parse('2030-01-01T00:00:00Z'));
    // The first order left its contact with ten points more.
    expect(simulation?.occurrence.contact).toMatchObject({ city: 'Austin', points: 105 });
    expect(JSON.parse(edited ?? '')).toEqual(simulation?.occurrence);
  });
});

describe('Save as test', () => {
  it('[S1] keeps what was seen: fired and not fired triggers, kind and recipient of actions', async () => {
    open({ scenarios: [] });
    act(() => {
      dispatch({ kind: 'updateTrigger', trigger: 'big-order-austin', change: { enabled: false } });
      simulate();
    });
    const { user } = showPart(<TestsDock />);
    expect(screen.getByText('Keep what you just saw as a test.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save as test' }));
    const name = await screen.findByRole('textbox', { name: 'Name of the test' });
    await waitFor(() => expect(document.activeElement).toBe(name));
    await user.clear(name);
    await user.type(name, 'Only thanks{Enter}');
    expect(currentWorkspace().scenarios).toEqual([
      {
        id: 'only-thanks',
        name: 'Only thanks',
        sample: 'purchase-austin',
        expect: {
          fired: ['thank-you'],
          notFired: ['big-order-austin'],
          actions: [{ trigger: 'thank-you', kind: 'sendEmail', params: { to: 'ada@example.com' } }],
        },
      },
    ]);
    expect(currentWorkspace().samples).toEqual(STORE.samples);
    expect(screen.getByRole('button', { name: /^Passed Only thanks/ })).toBeTruthy();
    expect(lastLabel()).toBe('Add test Only thanks');
  });

  it('[S1] an edited occurrence becomes a sample in the same undo entry', () => {
    const text = JSON.stringify({ ...STORE.samples[0]!.occurrence, id: 'edited' });
    act(() => simulate(text));
    act(() => saveTest('Edited', useSimulation.getState().simulation!));
    expect(currentWorkspace().samples[1]).toMatchObject({ id: 'edited', name: 'Edited', occurrence: { id: 'edited' } });
    expect(currentWorkspace().scenarios[1]).toMatchObject({ id: 'edited', sample: 'edited' });
    act(undoGesture);
    expect(currentWorkspace()).toEqual(STORE);
  });

  it('waits for a simulation', async () => {
    open({ scenarios: [] });
    const { user } = showPart(<TestsDock />);
    const save = screen.getByRole('button', { name: 'Save as test' });
    expect(save.getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Send sample' }));
    expect(save.getAttribute('aria-disabled')).toBe('false');
  });

  it('a read-only document keeps its tests', () => {
    openDocument(STORE, { path: 'x', saved: STORE, readOnly: true });
    act(() => simulate());
    act(() => saveTest('No', useSimulation.getState().simulation!));
    expect(currentWorkspace()).toBe(STORE);
  });
});

describe('the publish sheet', () => {
  it('[S1] says how many tests pass, and leads to those that do not', async () => {
    const { user } = showPart(<Checks />);
    expect(screen.getByText('1 of 1 test passes')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show tests' })).toBeNull();
    turn('thank-you', false);
    expect(screen.getByText('1 of 1 test fails')).toBeTruthy();
    useLayout.setState({ dockTab: 'runs', publishOpen: true });
    await user.click(screen.getByRole('button', { name: 'Show tests' }));
    expect(useLayout.getState()).toMatchObject({ dockTab: 'tests', publishOpen: false });
  });

  it('says nothing of tests when there are none', () => {
    open({ scenarios: [] });
    showPart(<Checks />);
    expect(screen.queryByText(/test/)).toBeNull();
  });
});
