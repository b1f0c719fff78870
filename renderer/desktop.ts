import type { Desktop } from '../shared/desktop/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly desktop: Desktop;
  }
}

/** The main process, through the one typed bridge. */
export function desktop(): Desktop {
  return window.desktop;
}
