// `npm run soak`: the long forms of tests/soak, a file at a time. `HOOKFLOW_SEED` repeats a run.
import { run } from './setup/run.mjs';

const words = ['run', '-c', 'build/vitest.config.ts', 'tests/soak', '--no-file-parallelism', '--reporter=verbose'];
process.exitCode = await run('vitest', [...words, ...process.argv.slice(2)], { env: { HOOKFLOW_SOAK: '1' } });
