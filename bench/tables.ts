import type { Compared } from './compare.ts';
import type { Cost } from './engine-figures.ts';
import type { Measured } from './measure.ts';

/** The engines at one number of triggers, with how many times as long as Hookflow each takes. */
export function comparisonTable(rows: readonly Compared[]): string {
  const ours = rows[0]?.nanoseconds ?? Number.NaN;
  const count = (rows[0]?.triggers ?? 0).toLocaleString('en-US');
  const head = [`${count} triggers`.padEnd(28), 'occurrences a CPU second', 'ns each', 'hookflow is', 'ready in ms'];
  const lines = rows.map((row) => {
    return [
      row.name.padEnd(28),
      rounded(1e9 / row.nanoseconds).padStart(24),
      rounded(row.nanoseconds).padStart(12),
      times(row.nanoseconds / ours).padStart(12),
      rounded(row.ready).padStart(12),
    ].join('  ');
  });
  return [head.map((text, at) => (at === 0 ? text : text.padStart(at === 1 ? 24 : 12))).join('  '), ...lines, ''].join(
    '\n',
  );
}

export function figureLines(figures: {
  readonly scaling: readonly Measured[];
  readonly shapes: readonly Measured[];
  readonly parsing: readonly Measured[];
  readonly mixed: readonly Measured[];
  readonly cost: Cost;
}): string {
  const { cost } = figures;
  const of = (rows: readonly Measured[], part: string): string =>
    rows.map(({ name, nanoseconds }) => `${name}: ${rounded(nanoseconds)} ns`).join(', ') + part;
  const ratio = (rows: readonly Measured[], above: string, below: string): string => {
    const find = (name: string): number => rows.find((row) => row.name === name)?.nanoseconds ?? Number.NaN;
    return times(find(above) / find(below));
  };
  const growth = (kind: string): string => {
    const rows = [...figures.scaling, ...figures.shapes].filter(({ name }) => name.startsWith(kind));
    return of(rows, `; ${times((rows.at(-1)?.nanoseconds ?? 0) / (rows[0]?.nanoseconds ?? 0))} from least to most`);
  };
  return [
    `Equality values and match rate fixed: ${growth('fixed')}`,
    `Equality values growing with triggers: ${growth('growing')}`,
    `Nothing but intervals, growing narrower: ${growth('intervals')}`,
    `One of two equalities, values growing: ${growth('alternatives')}`,
    of(
      figures.parsing,
      `; speed with the decision ${ratio(figures.parsing, 'JSON.parse', 'JSON.parse and decide')} that of JSON.parse alone`,
    ),
    `Mixed triggers: ${of(figures.mixed, `; decide is ${ratio(figures.mixed, 'explain', 'decide')} as fast`)}`,
    `${cost.triggers.toLocaleString('en-US')} triggers: prepared in ${rounded(cost.prepare)} ms, index in ${rounded(cost.index)} ms of processor time`,
    `Bytes a trigger: prepared ${rounded(cost.bytesPrepared)}, index ${rounded(cost.bytesIndex)}`,
    `One trigger more: ready again after ${cost.adding.toFixed(1)} ms of processor time`,
  ].join('\n');
}

function rounded(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function times(value: number): string {
  return `${value >= 100 ? rounded(value) : value.toFixed(2)}×`;
}
