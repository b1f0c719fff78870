import { defineConfig } from '@playwright/test';

export default defineConfig({
  outputDir: '../test-results',
  timeout: 45_000,
  expect: { timeout: 7_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'app', testDir: '../tests', testMatch: ['e2e/*.spec.ts', 'conformance/*.spec.ts'] },
    { name: 'packaged', testDir: '../tests/packaged' },
    { name: 'pictures', testDir: '.', testMatch: 'pictures.spec.ts' },
  ],
});
