// `npm run bench:canvas`: frame times of the built app beside React Flow alone, in the same Electron and the same run.
import { run } from './setup/run.mjs';
import { testElectron } from './setup/test-electron.mjs';

const env = await testElectron();
const words = ['test', '-c', 'build/playwright.config.ts', '--project=frames', ...process.argv.slice(2)];
process.exitCode = await run('playwright', words, { env });
