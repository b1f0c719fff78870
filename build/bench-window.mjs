// `npm run bench:window`: the built app replays a large file while its main thread is watched.
import { run } from './setup/run.mjs';
import { testElectron } from './setup/test-electron.mjs';

const env = await testElectron();
const words = ['test', '-c', 'build/playwright.config.ts', '--project=bench', ...process.argv.slice(2)];
process.exitCode = await run('playwright', words, { env });
