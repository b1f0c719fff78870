import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

/**
 * One CommonJS file with every dependency inside and `electron` outside: a sandboxed preload may require nothing else,
 * and Electron 25 loads no ES module as its main script.
 */
export function electronScript(name: string, entry: string): UserConfig {
  return {
    root: fileURLToPath(new URL('..', import.meta.url)),
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'node18',
      outDir: `dist/${name}`,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { [name]: entry },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}
