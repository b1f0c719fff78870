import { installPackages } from './packages.mjs';
import { mustRun } from './run.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** Everything that tests of the app need, on a bare machine too; resolves to the environment that names their Electron. */
export async function testElectron() {
  await installPackages();
  installSystemPackages({ display: true, tests: true });
  await mustRun('node', ['build/build.mjs']);
  const { electronEnvironment, getElectron } = await import('../get-electron.mjs');
  return electronEnvironment(await getElectron());
}
