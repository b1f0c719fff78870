import type { Coverage } from '../../shared/analysis/coverage.ts';
import { wellFormedText } from '../../shared/program/well-formed.ts';
import { coverageLines, resultLines, type NamedResult, type ReportOptions } from './test-report.ts';

/** The results as JUnit XML, as build servers read it; coverage goes to properties and `system-out`. */
export function junitReport(
  results: readonly NamedResult[],
  coverage: Coverage | undefined,
  { name }: ReportOptions,
): string {
  const count = (state: NamedResult['state']): number => results.filter((result) => result.state === state).length;
  const counts = `tests="${results.length}" failures="${count('failed')}" errors="${count('notRunnable')}"`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="hookflow" ${counts}>`,
    `  <testsuite name="${attribute(name)}" ${counts} skipped="0">`,
    ...(coverage ? properties(coverage) : []),
    ...results.flatMap((result) => testCase(result, name)),
    ...(coverage ? [`    <system-out>${escaped(coverageLines(coverage).join('\n'))}</system-out>`] : []),
    '  </testsuite>',
    '</testsuites>',
    '',
  ];
  return lines.join('\n');
}

function testCase(result: NamedResult, suite: string): readonly string[] {
  const head = `    <testcase classname="${attribute(suite)}" name="${attribute(result.name)}"`;
  if (result.state === 'passed') return [`${head}/>`];
  const element = result.state === 'failed' ? 'failure' : 'error';
  const first = result.differences[0]?.sentence ?? result.problems[0]?.message ?? '';
  const body = escaped(resultLines(result).join('\n'));
  return [`${head}>`, `      <${element} message="${attribute(first)}">${body}</${element}>`, '    </testcase>'];
}

function properties({ branches, outcomes }: Coverage): readonly string[] {
  const property = (name: string, { covered, total }: Coverage['branches']): string =>
    `      <property name="coverage.${name}" value="${covered}/${total}"/>`;
  return ['    <properties>', property('branches', branches), property('ruleOutcomes', outcomes), '    </properties>'];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** In attributes: line ends are kept, too. */
function attribute(text: string): string {
  return escaped(text).replace(/\n/g, '&#10;');
}

/** What XML 1.0 cannot hold becomes U+FFFD. */
function escaped(text: string): string {
  return wellFormedText(text)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\t\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
