// `npm run pictures [-- FILTER…]`: draws docs/pictures/*.png from the built app.
import { run } from './setup/run.mjs';
import { testElectron } from './setup/test-electron.mjs';

const env = await testElectron();
const words = ['test', '-c', 'build/playwright.config.ts', '--project=pictures', ...process.argv.slice(2)];
process.exitCode = await run('playwright', words, { env });
