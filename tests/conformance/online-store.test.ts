import { expect, it } from 'vitest';
import { compile } from '../../shared/compiler/compile.ts';
import { decide } from '../../shared/engine/decide.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import { traceHash } from '../../shared/engine/trace-hash.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';

const workspace = onlineStoreExample();
const { program, blocked } = compile(workspace);
const sample = workspace.samples.find((of) => of.occurrence.event === '30552')!.occurrence as Occurrence;
const o = { now: Date.parse(sample.occurredAt), state: { contact: sample.contact } };

it('[E4][A] the example thanks the buyer and tells sales about a big order', () => {
  expect(blocked).toEqual([]);
  const { trace, requests } = evaluate(prepare(program), sample, o);
  const fired = trace.triggers.filter((of) => of.outcome === 'fired').map((of) => of.trigger);
  expect(fired.length).toBeGreaterThanOrEqual(2);
  expect(decide(prepare(program), sample, o).fired).toEqual(fired);
  const email = requests.find((request) => request.kind === 'sendEmail')!;
  expect(email.params['to']).toBe(sample.contact['email']);
  expect(email.params['subject']).toContain(sample.contact['firstname']);
  expect(requests.some((request) => request.kind === 'notifyTeam')).toBe(true);
  expect(trace.triggers.flatMap((of) => of.nodes).filter((node) => node.state === 'error')).toEqual([]);
});

it('[E1][E7][F5] moving a node changes neither the program nor the trace', () => {
  const moved = structuredClone(workspace) as { layout: Record<string, Record<string, { x: number; y: number }>> };
  for (const nodes of Object.values(moved.layout)) for (const at of Object.values(nodes)) at.x += 40;
  const again = compile(moved as unknown as typeof workspace).program;
  expect(traceHash(evaluate(prepare(again), sample, o).trace)).toBe(
    traceHash(evaluate(prepare(program), sample, o).trace),
  );
});
