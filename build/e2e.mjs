// `npm run e2e [-- FILTER…]`: the tests of tests/e2e in real Electron, on the built app.
import { run } from './setup/run.mjs';
import { testElectron } from './setup/test-electron.mjs';

const env = await testElectron();
const words = ['test', '-c', 'build/playwright.config.ts', '--project=app', ...process.argv.slice(2)];
process.exitCode = await run('playwright', words, { env });
