import { useEffect, type AnimationEvent, type CSSProperties } from 'react';
import type { ShownTrace } from '../simulator/trace-steps.ts';
import { useSimulation } from '../simulator/simulation-store.ts';
import { finishLighting, useCanvasSession } from './canvas-session.ts';

const BEAT_MS = 80;
const WHOLE_MS = 800;

/** Milliseconds between two steps: 80, less when there are so many that the whole path would take over 800. */
export function beat(steps: number): number {
  return steps === 0 ? BEAT_MS : Math.min(BEAT_MS, Math.floor(WHOLE_MS / steps));
}

/**
 * A new simulation lights its path step by step, by CSS delays alone; any key, and the end of the last one, finishes
 * it. The states themselves are there at once.
 */
export function useLighting(shown: ShownTrace | undefined) {
  const simulation = useSimulation((state) => state.simulation);
  const whole = useSimulation((state) => state.step === null);
  const lit = useCanvasSession((state) => state.lit);
  const active = simulation !== null && simulation !== lit && whole && shown !== undefined;
  const steps =
    shown === undefined ? 0 : [...shown.entries.values()].filter(({ state }) => state !== 'notReached').length;
  useEffect(() => {
    if (!active) return;
    const finish = () => finishLighting(simulation);
    window.addEventListener('keydown', finish, true);
    return () => window.removeEventListener('keydown', finish, true);
  }, [active, simulation]);
  const onAnimationEnd = (event: AnimationEvent<HTMLElement>) => {
    const frame = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-step]') : null;
    if (active && frame?.dataset['step'] === String(steps - 1)) finishLighting(simulation);
  };
  return {
    'data-lighting': active ? '' : undefined,
    style: { '--beat': `${beat(steps)}ms` } as CSSProperties,
    onAnimationEnd,
  };
}
