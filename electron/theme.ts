import { BrowserWindow, nativeTheme } from 'electron';
import type { Theme } from '../shared/desktop/desktop-calls.ts';
import { backgroundColour, titleBarOverlay } from './windows/window-look.ts';

/** Shows the chosen theme in everything that the system draws for the app; pages follow it by `prefers-color-scheme`. */
export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
}

/** Keeps the windows' own colours in step with the theme. To be called once. */
export function followTheme(): void {
  nativeTheme.on('updated', () => {
    const dark = nativeTheme.shouldUseDarkColors;
    for (const window of BrowserWindow.getAllWindows()) {
      window.setBackgroundColor(backgroundColour(dark));
      if (process.platform === 'win32') window.setTitleBarOverlay(titleBarOverlay(dark));
    }
  });
}
