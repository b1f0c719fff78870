import type { Analysis } from '../../shared/analysis/analyse.ts';
import type { Witness } from '../../shared/analysis/solver/find-occurrence.ts';
import type { Outcome } from '../../shared/analysis/solver/outcome.ts';
import { located } from './compiled-problems.ts';

const COLOURS = { warning: '\u001B[33m', info: '\u001B[36m' } as const;
const PLAIN = '\u001B[39m';

export interface AnalysisTextOptions {
  readonly file: string;
  /** The workspace's text, for places. */
  readonly text: string;
  readonly colour: boolean;
}

/** For people: a line for each problem, below it the occurrence that shows it, then how many branches are settled. */
export function textAnalysis(analysis: Analysis, { file, text, colour }: AnalysisTextOptions): string {
  const lines = located(text, analysis.problems).flatMap(({ severity, message, code, witness, line, column }) => {
    const word = colour ? `${COLOURS[severity]}${severity}${PLAIN}` : severity;
    const shown = witness ? [`  shown by ${JSON.stringify(witness.occurrence)}${clockWords(witness)}`] : [];
    return [`${file}:${line}:${column}: ${word}: ${message} (${code})`, ...shown];
  });
  return [...lines, `${file}: ${problemWords(analysis)}; ${branchWords(analysis)}`, ''].join('\n');
}

function clockWords({ occurrence, now }: Witness): string {
  return now === Date.parse(occurrence.occurredAt) ? '' : ` at ${new Date(now).toISOString()}`;
}

function problemWords({ problems }: Analysis): string {
  const words = (['warning', 'info'] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    const many = severity === 'warning' ? 'warnings' : 'notes';
    return count === 0 ? [] : [`${count} ${count === 1 ? many.slice(0, -1) : many}`];
  });
  return words.length === 0 ? 'nothing found' : words.join(', ');
}

/** "6 branches: 5 with a witness, 1 impossible". */
function branchWords({ studies }: Analysis): string {
  const branches = studies.flatMap((study) => study.branches);
  const count = (kind: Outcome<Witness>['kind']): number =>
    branches.filter(({ outcome }) => outcome.kind === kind).length;
  const parts = [
    `${count('found')} with a witness`,
    ...(count('impossible') > 0 ? [`${count('impossible')} impossible`] : []),
    ...(count('unknown') > 0 ? [`${count('unknown')} unknown`] : []),
  ];
  if (branches.length === 0) return 'no branches';
  return `${branches.length} ${branches.length === 1 ? 'branch' : 'branches'}: ${parts.join(', ')}`;
}

/** `--format json`: `{ problems, branches, rules }`. */
export function jsonAnalysis({ problems, studies }: Analysis): string {
  const branches = studies.flatMap(({ trigger, branches: own }) =>
    own.map(({ node, port, outcome }) => ({ trigger: trigger.id, node, port, ...answer(outcome) })),
  );
  const rules = studies.flatMap(({ trigger, rules: own }) =>
    own.map(({ node, path, result, outcome }) => ({ trigger: trigger.id, node, path, result, ...answer(outcome) })),
  );
  const found = problems.map(({ witness, ...problem }) => ({ ...problem, ...(witness && shown(witness)) }));
  return `${JSON.stringify({ problems: found, branches, rules }, null, 2)}\n`;
}

const STATES = { found: 'possible', impossible: 'impossible', unknown: 'unknown' } as const;

function answer(outcome: Outcome<Witness>) {
  return { state: STATES[outcome.kind], ...(outcome.kind === 'found' && shown(outcome.value)) };
}

/** `now` only where it is not the occurrence's own time. */
function shown({ occurrence, now }: Witness) {
  const own = now === Date.parse(occurrence.occurredAt);
  return { occurrence, ...(!own && { now: new Date(now).toISOString() }) };
}
