import { expect, it } from 'vitest';
import { compile } from '../../../shared/compiler/compile.ts';
import type { FlowNode } from '../../../shared/flow/trigger.ts';
import { programHash } from '../../../shared/program/program-hash.ts';
import { aTrigger, aWorkspace, EVENT, found, SMS } from './a-workspace.ts';

it('a trigger that did not change is not compiled again', () => {
  const workspace = aWorkspace(aTrigger());
  const first = compile(workspace);
  const second = compile({ ...workspace, name: 'Other' });
  expect(second.program.triggers[0]).toBe(first.program.triggers[0]);
  const events = [...workspace.events.slice(1), { id: '30553', label: 'New' }];
  expect(compile({ ...workspace, events }).program.triggers[0]).toEqual(first.program.triggers[0]);
  expect(compile({ ...workspace, events: [] }).blocked).toEqual(['t']);
  expect(
    compile({ ...workspace, triggers: [aTrigger({ id: 'u' }), ...workspace.triggers] }).program.triggers,
  ).toHaveLength(2);
});

it('[F5] after a change of names, places or samples the answer is the very object that it was', () => {
  const workspace = aWorkspace(aTrigger());
  const first = compile(workspace);
  const renamed = workspace.triggers.map((trigger) => ({
    ...trigger,
    name: 'Other',
    nodes: trigger.nodes.map((node): FlowNode => (node.kind === 'action' ? { ...node, name: 'Other' } : { ...node })),
  }));
  expect(compile({ ...workspace, name: 'Other', triggers: renamed, layout: {}, samples: [] })).toBe(first);
  const off = renamed.map((trigger) => ({ ...trigger, enabled: false }));
  expect(compile({ ...workspace, triggers: off }).program.triggers[0]).toMatchObject({ enabled: false, steps: [] });
  expect(compile({ ...workspace, id: 'another' }).program.workspace).toBe('another');
  expect(compile({ ...workspace, triggers: [] }).program.triggers).toEqual([]);
});

it('an edit of one step leaves the other steps of the program the same objects', () => {
  const trigger = aTrigger();
  const [before] = compile(aWorkspace(trigger)).program.triggers;
  const nodes = trigger.nodes.map((node): FlowNode =>
    node.kind === 'action' ? { ...node, action: { kind: 'sendSms', body: 'Other' } } : node,
  );
  const edited = { ...trigger, nodes };
  const [after] = compile(aWorkspace(edited)).program.triggers;
  // Compiled from nothing: no object of it was seen before.
  const [fresh] = compile(structuredClone(aWorkspace(edited))).program.triggers;
  expect(after).toEqual(fresh);
  const kept = after?.steps.map((step, index) => step === before?.steps[index]);
  expect(kept).toEqual(after?.steps.map(({ kind }) => kind !== 'action'));
});

it('[F5] the hash follows behaviour, not the drawing', () => {
  const workspace = aWorkspace(aTrigger());
  const hash = programHash(compile(workspace).program);
  expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  const moved = { ...workspace, name: 'Other', layout: { t: { sms: { x: 5, y: 5 } } } };
  expect(programHash(compile(moved).program)).toBe(hash);
  const other = aWorkspace(
    aTrigger({ nodes: [EVENT, { ...SMS, action: { kind: 'sendSms', body: 'Hi' } } as FlowNode] }),
  );
  expect(programHash(compile(other).program)).not.toBe(hash);
});

it('[F4] pointers follow a trigger that moves', () => {
  const workspace = aWorkspace(
    aTrigger({ nodes: [EVENT, { id: 'sms', kind: 'action', action: { kind: 'sendSms' } }] }),
  );
  expect(found(workspace)).toEqual(['action.missing /triggers/0/nodes/1/action/body']);
  const moved = { ...workspace, triggers: [aTrigger({ id: 'first' }), ...workspace.triggers] };
  expect(found(moved)).toEqual(['action.missing /triggers/1/nodes/1/action/body']);
});
