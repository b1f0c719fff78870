import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * Server and command line: ES modules for plain Node with every dependency inside. Commands stay in chunks of their own, so
 * that `validate` neither loads the server nor needs `node:sqlite`.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist/server',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      // The second is the entry of a thread.
      input: { hookflow: 'server/cli/hookflow.ts', 'simulate-worker': 'server/cli/simulate-worker.ts' },
      platform: 'node',
      external: [/^node:/, ...builtinModules],
      output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
