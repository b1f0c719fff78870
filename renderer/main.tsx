import '@mantine/core/styles.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/mantine.css';
import './ui/forced-colors.css';

import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app.tsx';
import { desktop } from './desktop.ts';
import { rememberView } from './frame/remember-view.ts';
import { startTheme, themeManager } from './ui/theme-manager.ts';
import { setStyleNonce, styleNonce } from './ui/style-nonce.ts';
import { cssVariables, theme } from './ui/theme.ts';

z.config({ jitless: true }); // the CSP forbids `new Function`

async function start(): Promise<void> {
  const info = await desktop().call('app.info', null);
  setStyleNonce(info.styleNonce);
  document.documentElement.dataset.platform = info.platform;
  rememberView();
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={themeManager}
        defaultColorScheme={startTheme(info.theme)}
        getStyleNonce={styleNonce}
      >
        <App version={info.version} />
      </MantineProvider>
    </StrictMode>,
  );
}

void start();
