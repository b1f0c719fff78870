// `npm run soak`: the long forms of tests/soak and of what is proved of analysis, a file at a time. `HOOKFLOW_SEED` repeats a run.
import { run } from './setup/run.mjs';

const files = ['tests/soak', 'tests/property/solver', 'tests/property/smallest-change'];
const words = ['run', '-c', 'build/vitest.config.ts', ...files, '--no-file-parallelism', '--reporter=verbose'];
process.exitCode = await run('vitest', [...words, ...process.argv.slice(2)], { env: { HOOKFLOW_SOAK: '1' } });
