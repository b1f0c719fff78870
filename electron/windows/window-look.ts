import type { BrowserWindowConstructorOptions } from 'electron';

/** Height of the top bar, which is also the title bar. */
const TITLE_BAR = 48;

const colours = {
  light: { background: '#F4F4F1', text: '#1C1C19' },
  dark: { background: '#171716', text: '#EEEDE7' },
} as const;

/** `--bg-app` of the window's style sheet: what shows until the page has painted. */
export function backgroundColour(dark: boolean): string {
  return colours[dark ? 'dark' : 'light'].background;
}

/** The system's own buttons over the top bar on Windows; one pixel is left for the bar's line. */
export function titleBarOverlay(dark: boolean): { color: string; symbolColor: string; height: number } {
  const { background, text } = colours[dark ? 'dark' : 'light'];
  return { color: background, symbolColor: text, height: TITLE_BAR - 1 };
}

export function windowLook(platform: NodeJS.Platform, dark: boolean): BrowserWindowConstructorOptions {
  const common = { backgroundColor: backgroundColour(dark), autoHideMenuBar: true };
  if (platform === 'darwin') {
    return { ...common, titleBarStyle: 'hiddenInset', trafficLightPosition: { x: 16, y: 16 } };
  }
  if (platform === 'win32') return { ...common, titleBarStyle: 'hidden', titleBarOverlay: titleBarOverlay(dark) };
  return common;
}
