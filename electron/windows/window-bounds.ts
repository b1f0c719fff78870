import type { WindowBounds } from '../settings/settings-schema.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export const LEAST = { width: 960, height: 640 } as const;
const USUAL: WindowBounds = { width: 1440, height: 900, maximized: false };
/** So much of a window must be on some display that it can be grabbed. */
const VISIBLE = 100;

/** Where a window opens: as it was, unless no display shows that place any more; never larger than its display. */
export function boundsOnDisplays(saved: WindowBounds | undefined, displays: readonly Area[]): WindowBounds {
  const { x, y, maximized } = saved ?? USUAL;
  const width = Math.max(LEAST.width, saved?.width ?? USUAL.width);
  const height = Math.max(LEAST.height, saved?.height ?? USUAL.height);
  const shown =
    x === undefined || y === undefined
      ? undefined
      : displays.find(
          (display) =>
            Math.min(x + width, display.x + display.width) - Math.max(x, display.x) >= VISIBLE &&
            y >= display.y &&
            y <= display.y + display.height - VISIBLE,
        );
  const display = shown ?? displays[0];
  const size = {
    width: Math.max(LEAST.width, Math.min(width, display?.width ?? width)),
    height: Math.max(LEAST.height, Math.min(height, display?.height ?? height)),
    maximized,
  };
  return shown === undefined || x === undefined || y === undefined ? size : { x, y, ...size };
}
