// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { selectTrigger } from '../../../../renderer/document/document-store.ts';
import { simulate, useSimulation } from '../../../../renderer/simulator/simulation-store.ts';
import { StepSlider } from '../../../../renderer/simulator/simulator-dock.tsx';
import { showPart } from './dock-window.tsx';
import { withOpenShop } from './dock-world.ts';

withOpenShop();

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
