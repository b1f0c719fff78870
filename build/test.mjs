// `npm test [-- --packaged]`: everything that must hold, on a bare machine too. Goes on after a suite that fails; the last line is
// the sum. `--packaged` also builds the unpacked package and tests it.
import { installPackages } from './setup/packages.mjs';
import { clearReport, readCounts, reportFile } from './setup/reports.mjs';
import { run } from './setup/run.mjs';
import { installSystemPackages } from './setup/system-packages.mjs';

await installPackages();
installSystemPackages({ display: true, tests: true });
const { electronEnvironment, getElectron } = await import('./get-electron.mjs');
const electron = { ...electronEnvironment(await getElectron()), HOOKFLOW_TEST_PACKAGE: '1' };

const own = ({ passed, failed }) => ({ passed, failed });
const vitest = ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests });
const playwright = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected });

function playwrightRun(project) {
  const words = ['test', '-c', 'build/playwright.config.ts', `--project=${project}`, '--reporter=list,json'];
  return run('playwright', words, { env: { ...electron, PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile(project) } });
}

const suites = [
  {
    name: 'check',
    about: 'types, lint, import rules, formatting',
    count: own,
    run: () => run('node', ['build/check.mjs']),
  },
  { name: 'build', about: 'all four targets', run: () => run('node', ['build/build.mjs']) },
  {
    name: 'vitest',
    about: 'unit, property and conformance tests',
    count: vitest,
    run: () =>
      run('vitest', [
        'run',
        '-c',
        'build/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFile('vitest')}`,
      ]),
  },
  {
    name: 'bench',
    about: 'the benchmark runs, and its engines agree',
    run: () => run('node', ['bench/run.ts', '--short']),
  },
  {
    name: 'server bench',
    about: 'the built server takes in, evaluates and delivers under load',
    needs: 'build',
    run: async () =>
      (await run('node', ['bench/run.ts', '--ingest', '--short'])) ||
      (await run('node', ['bench/run.ts', '--end-to-end', '--short'])),
  },
  {
    name: 'app',
    about: 'the app in real Electron',
    needs: 'build',
    count: playwright,
    run: () => playwrightRun('app'),
  },
];
if (process.argv.includes('--packaged')) {
  suites.push(
    {
      name: 'package',
      about: 'the unpacked package',
      needs: 'build',
      run: () => run('node', ['build/package.mjs', '--no-test']),
    },
    {
      name: 'packaged',
      about: 'the packaged app',
      needs: 'package',
      count: playwright,
      run: () => playwrightRun('packaged'),
    },
  );
}

/** A step without tests of its own counts as one. */
function oneTest(status) {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const results = new Map();
for (const suite of suites) {
  console.log(`\n== ${suite.name}: ${suite.about}`);
  const started = performance.now();
  clearReport(suite.name);
  const blocked = suite.needs !== undefined && results.get(suite.needs).failed > 0;
  if (blocked) console.log(`Not run: ${suite.needs} failed.`);
  const status = blocked ? 1 : await suite.run();
  const counts = suite.count ? readCounts(suite.name, status, suite.count) : oneTest(status);
  results.set(suite.name, { ...counts, seconds: (performance.now() - started) / 1000 });
}

console.log('\n== Summary');
const sum = { passed: 0, failed: 0 };
for (const [name, { passed, failed, seconds }] of results) {
  sum.passed += passed;
  sum.failed += failed;
  console.log(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`,
  );
}
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
