// `npm run package`: the unpacked package for this system in release/, and its smoke test (`--no-test` leaves that out).
// `npm run package -- --installers`: what is given to users on this system (AppImage, deb, tar.gz; dmg, zip; nsis).
import { installPackages } from './setup/packages.mjs';
import { mustRun, run } from './setup/run.mjs';
import { installSystemPackages } from './setup/system-packages.mjs';

const installers = process.argv.includes('--installers');
await installPackages();
installSystemPackages({ display: true, tests: false });
await mustRun('node', ['build/build.mjs']);
const { electronEnvironment, getElectron } = await import('./get-electron.mjs');
const electron = await getElectron();
if (installers && electron.standIn) {
  console.error('Installers hold the current Electron only, which cannot be downloaded here. Build them where it can.');
  process.exit(1);
}

const env = { ...electronEnvironment(electron), ...(installers ? {} : { HOOKFLOW_TEST_PACKAGE: '1' }) };
const words = ['--config', 'build/electron-builder.config.cjs', '--publish', 'never', ...(installers ? [] : ['--dir'])];
await mustRun('electron-builder', words, { env });

// Playwright cannot drive what is shipped: there only the fuses are looked at.
const filter = installers ? ['--grep', 'fuses'] : [];
if (!process.argv.includes('--no-test')) {
  const test = ['test', '-c', 'build/playwright.config.ts', '--project=packaged', ...filter];
  process.exitCode = await run('playwright', test, { env });
}
