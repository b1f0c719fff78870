import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const project = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root: `${project}renderer`,
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'chrome114',
    cssTarget: 'chrome114',
    outDir: `${project}dist/renderer`,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Read from disk: there is no network whose requests large files would save.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
  },
});
