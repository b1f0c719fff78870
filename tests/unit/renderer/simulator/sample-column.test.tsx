// @vitest-environment jsdom
import { EditorView } from '@codemirror/view';
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { currentWorkspace } from '../../../../renderer/document/document-store.ts';
import { simulate, useSimulation } from '../../../../renderer/simulator/simulation-store.ts';
import { SimulatorDock } from '../../../../renderer/simulator/simulator-dock.tsx';
import { shop } from './a-shop.ts';
import { showPart } from './dock-window.tsx';
import { openFresh, withOpenShop } from './dock-world.ts';

withOpenShop();

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
    openFresh({ ...shop(), samples: [] });
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
