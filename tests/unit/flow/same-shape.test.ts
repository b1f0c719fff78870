import { expect, it } from 'vitest';
import { applyCommand } from '../../../shared/flow/apply-command.ts';
import type { Command } from '../../../shared/flow/command.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { sameShape } from '../../../shared/flow/same-shape.ts';
import type { Trigger } from '../../../shared/flow/trigger.ts';

const before = onlineStoreExample();
const trigger = before.triggers[1]!;
const [, condition, notify] = trigger.nodes;

function after(command: Command): Trigger {
  return applyCommand(before, command).triggers[1]!;
}

it.each<[string, Command]>([
  ['a name of a step', { kind: 'replaceNode', trigger: trigger.id, node: { ...condition!, name: 'Other' } as never }],
  ['the name of the trigger', { kind: 'updateTrigger', trigger: trigger.id, change: { name: 'Other' } }],
])('%s leaves the shape as it is', (_what, command) => {
  expect(sameShape(trigger, after(command))).toBe(true);
});

it.each<[string, Command]>([
  ['a step less', { kind: 'removeElements', trigger: trigger.id, nodes: [notify!.id], edges: [] }],
  ['a connection less', { kind: 'removeElements', trigger: trigger.id, nodes: [], edges: [trigger.edges[0]!] }],
  [
    'a step more',
    { kind: 'addNode', trigger: trigger.id, node: { id: 'n', kind: 'note', text: '' }, at: { x: 0, y: 0 } },
  ],
  ['another kind', { kind: 'replaceNode', trigger: trigger.id, node: { id: notify!.id, kind: 'note', text: '' } }],
])('%s is another shape', (_what, command) => {
  expect(sameShape(trigger, after(command))).toBe(false);
});
