import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { project } from './environment.mjs';

/** Where a suite writes what became of its tests. */
export function reportFile(suite) {
  return path.join(project, '.cache/reports', `${suite}.json`);
}

/** Forgets the report of a run before, so that it cannot be taken for this one's. */
export function clearReport(suite) {
  mkdirSync(path.dirname(reportFile(suite)), { recursive: true });
  rmSync(reportFile(suite), { force: true });
}

export function writeReport(suite, report) {
  mkdirSync(path.dirname(reportFile(suite)), { recursive: true });
  writeFileSync(reportFile(suite), JSON.stringify(report));
}

/**
 * Tests passed and failed. A suite that ended badly has a failure even when it names none, and so has one without any test.
 * `count` reads the two numbers from the suite's own report.
 */
export function readCounts(suite, status, count) {
  const report = existsSync(reportFile(suite)) ? JSON.parse(readFileSync(reportFile(suite), 'utf8')) : undefined;
  const { passed, failed } = report === undefined ? { passed: 0, failed: 0 } : count(report);
  return { passed, failed: failed === 0 && (status !== 0 || passed === 0) ? 1 : failed };
}
