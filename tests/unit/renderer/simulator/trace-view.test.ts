import { describe, expect, it } from 'vitest';
import { nearestTrigger, traceView, type TriggerRow } from '../../../../renderer/simulator/trace-view.ts';
import { pathEnds } from '../../../../renderer/simulator/path-ends.ts';
import { firedWords, requestedWords } from '../../../../renderer/simulator/summary-words.ts';
import { traceOfTrigger } from '../../../../renderer/simulator/trace-steps.ts';
import type { TraceEntry } from '../../../../shared/engine/trace.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import { triggerOf } from '../../../../shared/flow/workspace.ts';
import { purchaseTrigger, shop } from './a-shop.ts';
import { simulated } from './simulated.ts';

describe('rows of a simulation', () => {
  it('[E5] has every trigger of the event, fired or not, in document order', () => {
    const { first } = traceView(shop(), simulated(shop()));
    expect(first.rows.map(({ name, state, fact }) => [name, state, fact])).toEqual([
      ['Thank-you e-mail', 'fired', '1 action'],
      ['Tell sales about big orders from Austin', 'fired', '2 actions'],
      ['Free shipping on small orders', 'notFired', '1 of 6 rules hold'],
      ['Only euros', 'notFired', '0 of 1 rules hold'],
      ['Everything', 'fired', '4 actions, 1 failed'],
      ['Has errors', 'blocked', 'Fix its errors, then it can be simulated'],
      ['Is off', 'off', 'Switched off'],
      ['Last summer', 'gated', 'Outside its active time'],
    ]);
  });

  it('[E9] has the caused occurrences, each with the triggers that it met', () => {
    const { caused } = traceView(shop(), simulated(shop()));
    expect(caused.map(({ title, rows }) => [title, rows.map(({ name, state }) => `${name}: ${state}`)])).toEqual([
      ['Contact points changed', ['Points over 100: fired']],
      ['Add to cart', []],
    ]);
  });

  it('[E9] says where a chain was cut', () => {
    const loop = purchaseTrigger('loop', { match: 'all', of: [] }, [{ kind: 'emitEvent', event: '30552', data: {} }]);
    const workspace = { ...onlineStoreExample(), triggers: [loop] };
    const { caused } = traceView(workspace, simulated(workspace));
    expect(caused.filter(({ guarded }) => guarded)).toEqual([caused.at(-1)]);
    const keys = caused.flatMap(({ rows }) => rows.map(({ key }) => key));
    expect(new Set(keys).size).toBe(caused.length - 1);
  });

  it('keeps the id of a trigger that was removed since', () => {
    const simulation = simulated(shop());
    const { first } = traceView({ ...shop(), triggers: [] }, simulation);
    expect(first.rows[0]?.name).toBe('thank-you');
  });

  it('[F4] counts triggers that are on, those with errors included', () => {
    const simulation = simulated(shop());
    expect(firedWords(simulation, 1)).toBe('3 of 7 triggers fired');
    expect(requestedWords(simulation)).toBe('8 actions requested, nothing sent');
    expect(requestedWords({ ...simulation, requests: [] })).toBe('no action requested');
  });
});

function row(name: string, results: readonly boolean[], state: TriggerRow['state'] = 'notFired'): TriggerRow {
  const rules = results.map((result) => ({ path: '/of/0', field: 'event.x', operator: 'exists' as const, result }));
  const entry: TraceEntry = { node: 'if', kind: 'condition', state: 'failed', took: 'no', rules };
  const trace = { trigger: name, outcome: 'notFired' as const, nodes: [entry] };
  return { key: name, occurrence: 'o', trigger: name, name, state, fact: '', trace };
}

describe('the trigger that came closest', () => {
  it.each([
    ['has the fewest rules that fail', [row('a', [false, false, true, true]), row('b', [false])], 'b'],
    ['has the most that hold, of those', [row('a', [false]), row('b', [true, false])], 'b'],
    ['comes first in the document, of those', [row('a', [true, false]), row('b', [false, true])], 'a'],
    ['did not fire', [row('a', [true], 'fired'), row('b', [false, false])], 'b'],
    ['is none when all fired', [row('a', [true], 'fired')], undefined],
  ])('%s', (_, rows, name) => {
    expect(nearestTrigger(rows)?.name).toBe(name);
  });
});

describe('where a path ended', () => {
  const trace = (workspace = shop(), id = 'Only euros') => ({
    trigger: triggerOf(workspace, id)!,
    trace: traceOfTrigger(simulated(workspace).trace, id, null)!,
  });

  it('names the condition and the output after which nothing follows', () => {
    const only = trace();
    expect(pathEnds(only.trigger, only.trace)).toEqual([
      'Check of Only euros took No, and no step follows No, so the path ends there.',
    ]);
  });

  it('says that nothing is connected to the event', () => {
    const bare = { ...purchaseTrigger('bare', { match: 'all', of: [] }, []), edges: [] };
    const only = trace({ ...shop(), triggers: [bare] }, 'bare');
    expect(pathEnds(only.trigger, only.trace)).toEqual(['Nothing is connected to the event, so the path ends there.']);
  });
});

describe('the trace of a trigger', () => {
  it('[E9] is found in the chain, in the occurrence that is asked for', () => {
    const loop = purchaseTrigger('loop', { match: 'all', of: [] }, [{ kind: 'emitEvent', event: '30552', data: {} }]);
    const { trace } = simulated({ ...onlineStoreExample(), triggers: [loop] });
    const second = trace.caused?.[1];
    expect(traceOfTrigger(trace, 'loop', null)).toBe(trace.triggers[0]);
    expect(traceOfTrigger(trace, 'loop', second?.occurrence ?? '')).toBe(second?.triggers[0]);
    expect(traceOfTrigger(trace, 'loop', 'unknown')).toBe(trace.triggers[0]);
    expect(traceOfTrigger(trace, 'other', null)).toBeUndefined();
  });
});
