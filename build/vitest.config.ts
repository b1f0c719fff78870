import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [react()],
  test: {
    include: ['tests/{unit,conformance,property,soak}/**/*.test.{ts,tsx}'],
    environment: 'node', // `// @vitest-environment jsdom` at the top of a file that renders
    restoreMocks: true,
    testTimeout: 20_000,
    maxWorkers: '100%', // the default leaves a processor idle, half of a machine with two
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});
