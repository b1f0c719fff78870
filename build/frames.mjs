// `npm run bench:canvas`: frame times of the built app beside React Flow alone, in the same Electron and the same run.
import { forTests } from './setup/display.mjs';
import { run } from './setup/run.mjs';
import { testElectron } from './setup/test-electron.mjs';

const env = await testElectron();
const [command, words] = forTests('playwright', [
  'test',
  '-c',
  'build/playwright.config.ts',
  '--project=frames',
  ...process.argv.slice(2),
]);
process.exitCode = await run(command, words, { env });
