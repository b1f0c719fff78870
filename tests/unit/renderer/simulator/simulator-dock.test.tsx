// @vitest-environment jsdom
import { EditorView } from '@codemirror/view';
import { act, cleanup, configure, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  currentWorkspace,
  dispatch,
  openDocument,
  selectElements,
  selectTrigger,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { useLayout } from '../../../../renderer/frame/layout-store.ts';
import { SimulatorDock, StepSlider } from '../../../../renderer/simulator/simulator-dock.tsx';
import {
  chooseSample,
  clearSimulation,
  simulate,
  useSimulation,
} from '../../../../renderer/simulator/simulation-store.ts';
import type { Workspace } from '../../../../shared/flow/workspace.ts';
import { shop } from './a-shop.ts';
import { fillInBrowser, showPart } from './dock-window.tsx';

beforeAll(() => {
  configure({ defaultHidden: true });
});
beforeEach(() => {
  fillInBrowser();
  open(shop());
});
afterEach(cleanup);

function open(workspace: Workspace): void {
  clearSimulation();
  chooseSample(null);
  openDocument(workspace, { path: null, saved: workspace });
}

const item = (name: RegExp) => screen.getByRole('treeitem', { name });
const rows = () => screen.getAllByRole('treeitem').map((one) => one.getAttribute('aria-label'));

function typeOccurrence(text: string): void {
  const editor = EditorView.findFromDOM(screen.getByRole('textbox', { name: 'Occurrence, JSON' }));
  act(() => editor?.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } }));
}

describe('Simulator: sample', () => {
  it('shows key facts and sends the sample', async () => {
    const { user } = showPart(<SimulatorDock />);
    expect(screen.getByText('129.5 USD')).toBeTruthy();
    const sample = screen.getByRole('region', { name: 'Sample' });
    await user.click(within(sample).getByRole('button', { name: 'Send sample' }));
    expect(screen.getByText('3 of 7 triggers fired')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('3 of 7 triggers fired, 8 actions requested, nothing sent.');
  });

  it('[O4] shows what is wrong with an edited occurrence at its place, and sends nothing', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByRole('button', { name: 'Edit the occurrence' }));
    typeOccurrence(
      '{\n  "id": "x",\n  "event": "30599", "occurredAt": "2026-03-14T15:09:26Z", "contact": {}, "data": {}\n}',
    );
    expect(
      screen.getByRole('button', { name: /^Error, The workspace lists no event .*line 3, column 12$/ }),
    ).toBeTruthy();
    act(() => simulate());
    expect(useSimulation.getState().simulation).toBeNull();
  });

  it('[O2] sends a pasted occurrence in the shape of the SDK and saves it as a sample', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByRole('button', { name: 'Edit the occurrence' }));
    typeOccurrence('{"app_code":"305","event_code":"30552","event_data":{"total":1},"shardKey":"Ada"}');
    expect(screen.getByText('Without an id or a date: it gets a new id each time.')).toBeTruthy();
    act(() => simulate());
    expect(useSimulation.getState().simulation?.occurrence.contact).toEqual({ purl: 'Ada' });
    await user.click(screen.getByRole('button', { name: 'Save as sample' }));
    const name = screen.getByRole('textbox', { name: 'Name of the sample' });
    await user.clear(name);
    await user.type(name, 'From the pixel{Enter}');
    expect(currentWorkspace().samples.map((sample) => sample.name)).toEqual(['Purchase from Austin', 'From the pixel']);
    expect(currentWorkspace().samples[1]?.occurrence.data).toMatchObject({ total: 1 });
    expect(useSimulation.getState()).toMatchObject({ sample: 'from-the-pixel', edited: null });
  });

  it('replaces the sample that was edited, and goes back to it as saved', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByRole('button', { name: 'Edit the occurrence' }));
    const { occurrence } = currentWorkspace().samples[0]!;
    typeOccurrence(JSON.stringify({ ...occurrence, data: { total: 1 } }));
    expect(screen.getByText('Edited')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back to the sample as saved' }));
    expect(screen.queryByText('Edited')).toBeNull();
    typeOccurrence(JSON.stringify({ ...occurrence, data: { total: 2 } }));
    await user.click(screen.getByRole('button', { name: 'Save as sample' }));
    await user.click(screen.getByRole('button', { name: 'Replace “Purchase from Austin”' }));
    expect(currentWorkspace().samples).toHaveLength(1);
    expect(currentWorkspace().samples[0]?.occurrence.data).toEqual({ total: 2 });
  });

  it('opens an occurrence to fill in when there is no sample', () => {
    open({ ...shop(), samples: [] });
    showPart(<SimulatorDock />);
    act(() => simulate());
    const editor = EditorView.findFromDOM(screen.getByRole('textbox', { name: 'Occurrence, JSON' }));
    expect(JSON.parse(editor?.state.doc.toString() ?? '')).toMatchObject({ event: '30552', data: {} });
    act(() => simulate());
    expect(screen.getByRole('tree')).toBeTruthy();
  });

  it('says how many occurrences a list has and that the first is sent', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByRole('button', { name: 'Edit the occurrence' }));
    const { occurrence } = currentWorkspace().samples[0]!;
    typeOccurrence(`${JSON.stringify({ ...occurrence, id: 'a' })}\n${JSON.stringify({ ...occurrence, id: 'b' })}\n`);
    expect(screen.getByText('2 occurrences: the first is sent.')).toBeTruthy();
    act(() => simulate());
    expect(useSimulation.getState().simulation?.occurrence.id).toBe('a');
  });
});

describe('Simulator: trace', () => {
  beforeEach(() => simulate());

  it('[E5] lists every trigger of the event and opens the one that came closest', () => {
    showPart(<SimulatorDock />);
    expect(rows()).toHaveLength(11);
    const nearest = item(/^Did not fire, Only euros/);
    expect(nearest.getAttribute('aria-expanded')).toBe('true');
    const table = within(nearest).getByRole('table', { name: 'Rules of Check of Only euros' });
    expect(within(table).getByRole('row', { name: 'No event.currency is EUR "USD"' })).toBeTruthy();
    expect(within(nearest).getByText(/took No, and no step follows No/)).toBeTruthy();
  });

  it('selects the trigger that is clicked and shows why it fired', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Tell sales about big orders from Austin'));
    expect(useDocument.getState().selection.trigger).toBe('big-order-austin');
    const chosen = item(/Tell sales/);
    expect(chosen.getAttribute('aria-selected')).toBe('true');
    expect(within(chosen).getByText('Add 10 to points')).toBeTruthy();
  });

  it('[A1] shows the code and the reason of an action that failed', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Everything'));
    expect(within(item(/Everything/)).getByText('action.badRecipient')).toBeTruthy();
  });

  it('walks, opens and closes by keyboard', async () => {
    const { user } = showPart(<SimulatorDock />);
    act(() => screen.getAllByRole('treeitem')[0]?.focus());
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(item(/Tell sales/).getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{ArrowLeft}');
    expect(item(/Tell sales/).getAttribute('aria-expanded')).toBe('false');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(useDocument.getState().selection.trigger).toBe('Free shipping on small orders');
    await user.keyboard('{End}{ArrowUp}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Fired, Points over 100, 1 action');
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Caused: Contact points changed');
    await user.keyboard('{ArrowLeft}');
    expect(screen.queryByRole('treeitem', { name: /^Points over 100/ })).toBeNull();
  });

  it('[F4] leads from a trigger with errors to its problems', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(within(item(/^Has errors, Has errors/)).getByRole('button', { name: 'Show its problems' }));
    expect(useLayout.getState().dockTab).toBe('problems');
  });

  it('says when the draft behaves differently by now, and sends again', async () => {
    const { user } = showPart(<SimulatorDock />);
    expect(screen.queryByText('The draft has changed since.')).toBeNull();
    act(() => dispatch({ kind: 'updateTrigger', trigger: 'thank-you', change: { enabled: false } }));
    expect(screen.getByText('The draft has changed since.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    expect(screen.queryByText('The draft has changed since.')).toBeNull();
    expect(rows()[0]).toBe('Off, Thank-you e-mail, Switched off');
  });

  it('[E9] shows on the canvas the occurrence whose trigger was clicked', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Points over 100'));
    expect(useSimulation.getState().shown).toBe(useSimulation.getState().simulation?.trace.caused?.[0]?.occurrence);
  });

  it('tries the smallest change on a copy and leaves the sample alone', async () => {
    const { user } = showPart(<SimulatorDock />);
    const nearest = item(/Only euros/);
    expect(nearest.textContent).toContain('Smallest change: event.currency "USD" → "EUR"');
    await user.click(within(nearest).getByRole('button', { name: 'Try it' }));
    expect(item(/Only euros/).getAttribute('aria-label')).toBe('Fired, Only euros, 1 action');
    expect(screen.getByText('Edited')).toBeTruthy();
    expect(currentWorkspace().samples[0]?.occurrence.data['currency']).toBe('USD');
  });

  it('[E2][E6] opens what held a trigger back, with what was expected and what it met', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Last summer'));
    const last = item(/^Held back, Last summer/);
    const gate = within(last).getByRole('table', { name: 'What held back Last summer' });
    const line = 'No Active until before 2025-09-01 2026-03-14T15:09:26Z';
    expect(within(gate).getByRole('row', { name: line })).toBeTruthy();
    expect(last.textContent).toContain('Smallest change: occurrence.occurredAt "2026-03-14T15:09:26Z" →');
    await user.click(within(last).getByRole('button', { name: 'Try it' }));
    expect(item(/^Fired, Last summer/)).toBeTruthy();
  });

  it('[E2] switches a trigger on that was off, and sends again', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Is off'));
    expect(within(item(/^Off, Is off/)).getByRole('row', { name: 'No Switch on off' })).toBeTruthy();
    await user.click(within(item(/^Off, Is off/)).getByRole('button', { name: 'Switch on and send again' }));
    expect(item(/^Fired, Is off/)).toBe(document.activeElement);
    expect(currentWorkspace().triggers.find(({ id }) => id === 'Is off')?.enabled).toBe(true);
  });

  it('keeps the smallest change as a new sample in one click, and sends it', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(within(item(/Only euros/)).getByRole('button', { name: 'Keep as sample' }));
    expect(currentWorkspace().samples.map(({ name }) => name)).toEqual(['Purchase from Austin', 'Fires Only euros']);
    expect(useSimulation.getState()).toMatchObject({ sample: 'fires-only-euros', edited: null });
    expect(currentWorkspace().samples[1]?.occurrence.data['currency']).toBe('EUR');
    expect(item(/^Fired, Only euros/)).toBeTruthy();
  });

  it('[E9] leads from an action to what it caused', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(screen.getByText('Tell sales about big orders from Austin'));
    const caused = within(item(/^Fired, Tell sales/)).getByRole('button', { name: /^Caused/ });
    expect(caused.textContent).toBe('Caused Contact points changed1 of 1 trigger fired');
    await user.click(caused);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Caused: Contact points changed');
  });

  it('says so when no trigger starts with the event', () => {
    open({ ...shop(), triggers: [] });
    simulate();
    showPart(<SimulatorDock />);
    expect(screen.getByText('No trigger starts with Purchase.')).toBeTruthy();
    expect(screen.getByText('0 of 0 triggers fired')).toBeTruthy();
  });
});

describe('Simulator: preview', () => {
  beforeEach(() => simulate());
  const preview = () => within(screen.getByRole('region', { name: 'Preview' }));

  it('shows the message of the selected trigger, then of the selected step', () => {
    showPart(<SimulatorDock />);
    expect(preview().getByText('Thank you, Ada')).toBeTruthy();
    act(() => {
      selectTrigger('big-order-austin');
      selectElements(['points']);
    });
    expect(preview().getByRole('row', { name: 'points 95 105' })).toBeTruthy();
    expect(preview().getByText('Preview only. Nothing was sent.')).toBeTruthy();
  });

  it('shows HTML in a frame without scripts, and the text version on request', async () => {
    selectTrigger('Everything');
    const { user } = showPart(<SimulatorDock />);
    const frame = preview().getByTitle('E-mail as HTML');
    expect(frame.getAttribute('sandbox')).toBe('');
    expect(frame.getAttribute('srcdoc')).toContain('<h2>Thank you, Ada</h2>');
    await user.click(preview().getByRole('radio', { name: 'Text' }));
    expect(preview().getByText('Thank you, Ada.')).toBeTruthy();
    expect(preview().getByText('event.nothing is missing and stays empty')).toBeTruthy();
  });

  it('picks another action from the list', async () => {
    const { user } = showPart(<SimulatorDock />);
    await user.click(preview().getByRole('combobox', { name: 'Requested action' }));
    await user.click(screen.getByRole('option', { name: 'Everything · Call webhook' }));
    expect(preview().getByRole('document', { name: 'Request' }).textContent).toMatch(
      /^POST https:\/\/books\.example\.com\/orders\?id=1001\nX-Shop: online-store/,
    );
  });

  it('[A] counts the segments of an SMS', () => {
    selectTrigger('Everything');
    selectElements(['act-1']);
    showPart(<SimulatorDock />);
    expect(preview().getByText(/^1 segment · UCS-2 because of “✓”/)).toBeTruthy();
  });
});

it('becomes a tab beside the trace in a narrow window', async () => {
  fillInBrowser(true);
  simulate();
  const { user } = showPart(<SimulatorDock />);
  expect(screen.queryByRole('region', { name: 'Preview' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Preview' }));
  expect(screen.getByRole('region', { name: 'Preview' })).toBeTruthy();
  expect(screen.queryByRole('tree')).toBeNull();
});

describe('step slider', () => {
  it('is there only with a path, and walks it', async () => {
    selectTrigger('big-order-austin');
    const { user } = showPart(<StepSlider />);
    expect(screen.queryByRole('slider')).toBeNull();
    act(() => simulate());
    expect(screen.getByText('Step 4 of 4')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Previous step' }));
    expect(screen.getByText('Step 3 of 4')).toBeTruthy();
    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe('Step 3 of 4: Notify team, requested');
    await user.click(screen.getByRole('button', { name: 'Next step' }));
    expect(useSimulation.getState().step).toBeNull();
    expect(screen.getByRole('button', { name: 'Next step' }).getAttribute('aria-disabled')).toBe('true');
  });
});
