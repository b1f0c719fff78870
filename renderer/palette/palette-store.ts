import { create } from 'zustand';

type PaletteSheet = 'commands' | 'shortcuts';

interface PaletteState {
  readonly open: PaletteSheet | null;
  /** What had the focus before, and gets it back. */
  readonly from: HTMLElement | null;
}

/** Whether the command palette or the sheet of shortcuts is open: session state. */
export const usePalette = create<PaletteState>(() => ({ open: null, from: null }));

export function openPalette(open: PaletteSheet): void {
  const { activeElement } = document;
  usePalette.setState((before) => ({
    open,
    from: before.open === null && activeElement instanceof HTMLElement ? activeElement : before.from,
  }));
}

export function closePalette(): void {
  usePalette.setState({ open: null });
}

export function togglePalette(sheet: PaletteSheet): void {
  if (usePalette.getState().open === sheet) closePalette();
  else openPalette(sheet);
}
