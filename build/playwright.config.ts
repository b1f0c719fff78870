import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';

export default defineConfig({
  outputDir: '../test-results',
  timeout: 45_000,
  expect: { timeout: 7_000 },
  workers: availableParallelism() > 1 ? 2 : 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'app', testDir: '../tests', testMatch: ['e2e/*.spec.ts', 'conformance/*.spec.ts'] },
    { name: 'packaged', testDir: '../tests/packaged' },
    { name: 'frames', testDir: '../bench', testMatch: 'canvas-frames.spec.ts' },
    { name: 'bench', testDir: '../bench', testMatch: 'replay-window.ts' },
    { name: 'pictures', testDir: '.', testMatch: 'pictures.spec.ts' },
  ],
});
