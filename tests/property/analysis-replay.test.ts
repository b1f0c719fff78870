import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Replay } from '../../shared/analysis/replay.ts';
import type { ReplayResult, ReplayTrigger } from '../../shared/analysis/replay-result.ts';
import { parseRfc3339 } from '../../shared/base/rfc3339.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import type { Trace } from '../../shared/engine/trace.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { Program } from '../../shared/program/program.ts';
import { anyContact, anyOccurrence, anyProgram } from './engine-arbitraries.ts';
import { anyLargeProgram, anyPurchase } from './group-arbitraries.ts';

vi.setConfig({ testTimeout: 60_000 });

const PLACE = { line: 1, offset: 0, length: 1 };

function replayed(program: Program, occurrences: readonly Occurrence[]): ReplayResult {
  const replay = new Replay(prepare(program), () => 0);
  for (const occurrence of occurrences) replay.take(occurrence, PLACE);
  return replay.result();
}

function tracesOf(program: Program, occurrences: readonly Occurrence[]): readonly Trace[] {
  const prepared = prepare(program);
  return occurrences.flatMap((occurrence) => {
    const now = parseRfc3339(occurrence.occurredAt) ?? 0;
    const { trace } = evaluate(prepared, occurrence, { now, state: { contact: occurrence.contact } });
    return [trace, ...(trace.caused ?? [])];
  });
}

/** Counts by trigger, and by trigger, node and state or output, as the traces add up to them. */
function countsOfTraces(traces: readonly Trace[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (...key: readonly string[]) => {
    const name = key.join(' ');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  for (const { trigger, outcome, nodes } of traces.flatMap(({ triggers }) => triggers)) {
    add(trigger, 'met');
    if (outcome !== 'notFired') add(trigger, outcome);
    for (const { node, state, took } of nodes) {
      if (state === 'notReached') continue;
      add(trigger, node, 'reached');
      if (took !== undefined) add(trigger, node, took);
      if (state === 'error') add(trigger, node, 'error');
    }
  }
  return counts;
}

function countsOfReplay(triggers: readonly ReplayTrigger[]): ReadonlyMap<string, number> {
  const counts = triggers.flatMap(({ trigger, met, gated, fired, steps }): readonly (readonly [string, number])[] => [
    [`${trigger} met`, met],
    [`${trigger} gated`, gated],
    [`${trigger} fired`, fired],
    ...steps.flatMap(({ node, reached, taken, errors }): readonly (readonly [string, number])[] => [
      [`${trigger} ${node} reached`, reached],
      ...Object.entries(taken).map(([port, count]) => [`${trigger} ${node} ${port}`, count] as const),
      [`${trigger} ${node} error`, errors],
    ]),
  ]);
  return new Map(counts.filter(([, count]) => count > 0));
}

const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

describe('replay counts what the traces add up to', () => {
  it('[E5][E9] of any program: triggers met, held back and fired, each step and output, actions that fail', () => {
    const seen = { fired: 0, error: 0, caused: 0 };
    const contacted = fc
      .tuple(anyOccurrence, anyContact)
      .map(([occurrence, contact]): Occurrence => ({ ...occurrence, contact }));
    fc.assert(
      fc.property(anyProgram, fc.array(contacted, { minLength: 1, maxLength: 8 }), (program, occurrences) => {
        const traces = tracesOf(program, occurrences);
        const { triggers, requested, errors, caused, cut, firing } = replayed(program, occurrences);
        expect(sorted(countsOfReplay(triggers))).toEqual(sorted(countsOfTraces(traces)));
        const states = traces.flatMap((trace) =>
          trace.triggers.flatMap(({ nodes }) => nodes.map(({ state }) => state)),
        );
        expect(requested).toBe(states.filter((state) => state === 'requested').length);
        expect(errors).toBe(states.filter((state) => state === 'error').length);
        expect(caused + cut).toBe(traces.length - occurrences.length);
        expect(cut).toBe(traces.filter(({ guard }) => guard !== undefined).length);
        seen.fired += firing;
        seen.error += errors;
        seen.caused += caused;
      }),
      { numRuns: 400 },
    );
    expect(Math.min(seen.fired, seen.error, seen.caused)).toBeGreaterThan(30);
  });

  it('[E5] of many triggers of one event, which an index finds', () => {
    let fired = 0;
    fc.assert(
      fc.property(anyLargeProgram, fc.array(anyPurchase, { minLength: 1, maxLength: 12 }), (program, occurrences) => {
        const { triggers, firing } = replayed(program, occurrences);
        expect(sorted(countsOfReplay(triggers))).toEqual(sorted(countsOfTraces(tracesOf(program, occurrences))));
        fired += firing;
      }),
      { numRuns: 40 },
    );
    expect(fired).toBeGreaterThan(20);
  });
});
