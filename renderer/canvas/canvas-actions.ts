import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';
import type { Arrangement } from './arrange.ts';

/** What the open canvas does for others, such as the command palette. */
export interface CanvasActions {
  readonly tidy: () => void;
  readonly fit: () => void;
  readonly zoomToFull: () => void;
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
  const act = useEffectEvent((use: (latest: CanvasActions) => void) => use(actions));
  useEffect(() => {
    const offered: CanvasActions = {
      tidy: () => act((latest) => latest.tidy()),
      fit: () => act((latest) => latest.fit()),
      zoomToFull: () => act((latest) => latest.zoomToFull()),
      arrange: (how) => act((latest) => latest.arrange(how)),
      duplicate: () => act((latest) => latest.duplicate()),
      selectAll: () => act((latest) => latest.selectAll()),
      give: (how) => act((latest) => latest.give(how)),
    };
    useCanvasActions.setState({ actions: offered });
    return () => useCanvasActions.setState(({ actions: now }) => (now === offered ? { actions: null } : {}));
  }, []);
}
