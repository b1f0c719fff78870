import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import type { Theme } from '../../shared/desktop/desktop-calls.ts';
import { desktop } from '../desktop.ts';

let current: MantineColorScheme = 'auto';

/** Mantine's name of a theme; called once with what the settings hold, before the first render. */
export function startTheme(theme: Theme): MantineColorScheme {
  current = theme === 'system' ? 'auto' : theme;
  return current;
}

/** Keeps the theme in the application's settings, not in the window's storage. */
export const themeManager: MantineColorSchemeManager = {
  get: () => current,
  set: (value) => {
    current = value;
    void desktop().call('app.setTheme', value === 'auto' ? 'system' : value);
  },
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
