import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';
import type { Arrangement } from './arrange.ts';

/** What the open canvas or outline does for others, such as the command palette. */
export interface CanvasActions {
  readonly tidy: () => void;
  /** What only a drawing can do; null while the outline is shown. */
  readonly zoom: Readonly<Record<'fit' | 'toFull' | 'in' | 'out', () => void>> | null;
  readonly arrange: (how: Arrangement) => void;
  readonly duplicate: () => void;
  readonly selectAll: () => void;
  /** Copies or cuts into the system's clipboard, during a key press or click. */
  readonly give: (how: 'copy' | 'cut') => void;
}

/** Null while no trigger is open. */
export const useCanvasActions = create<{ readonly actions: CanvasActions | null }>(() => ({ actions: null }));

/** Offers the actions of the canvas while it is open; each call does what the latest render would. */
export function useOfferActions(actions: CanvasActions): void {
  const drawn = actions.zoom !== null;
  const act = useEffectEvent((use: (latest: CanvasActions) => void) => use(actions));
  useEffect(() => {
    const offered: CanvasActions = {
      tidy: () => act((latest) => latest.tidy()),
      zoom: drawn
        ? {
            fit: () => act((latest) => latest.zoom?.fit()),
            toFull: () => act((latest) => latest.zoom?.toFull()),
            in: () => act((latest) => latest.zoom?.in()),
            out: () => act((latest) => latest.zoom?.out()),
          }
        : null,
      arrange: (how) => act((latest) => latest.arrange(how)),
      duplicate: () => act((latest) => latest.duplicate()),
      selectAll: () => act((latest) => latest.selectAll()),
      give: (how) => act((latest) => latest.give(how)),
    };
    useCanvasActions.setState({ actions: offered });
    return () => useCanvasActions.setState(({ actions: now }) => (now === offered ? { actions: null } : {}));
  }, [drawn]);
}
