// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { selectElements, selectTrigger } from '../../../../renderer/document/document-store.ts';
import { simulate } from '../../../../renderer/simulator/simulation-store.ts';
import { SimulatorDock } from '../../../../renderer/simulator/simulator-dock.tsx';
import { fillInBrowser, showPart } from './dock-window.tsx';
import { withOpenShop } from './dock-world.ts';

withOpenShop();

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

it('the preview becomes a tab beside the trace in a narrow window', async () => {
  fillInBrowser(true);
  simulate();
  const { user } = showPart(<SimulatorDock />);
  expect(screen.queryByRole('region', { name: 'Preview' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Preview' }));
  expect(screen.getByRole('region', { name: 'Preview' })).toBeTruthy();
  expect(screen.queryByRole('tree')).toBeNull();
});
