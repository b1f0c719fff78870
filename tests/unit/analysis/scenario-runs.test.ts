import { describe, expect, it } from 'vitest';
import { ScenarioRuns } from '../../../shared/analysis/scenario-runs.ts';
import { compile } from '../../../shared/compiler/compile.ts';
import { applyCommand } from '../../../shared/flow/apply-command.ts';
import type { Command } from '../../../shared/flow/command.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { ADD_TEN, MAIL, rule, storeWith, STORE, trigger } from './scenario-world.ts';

const cart = trigger('cart', MAIL, undefined, {
  nodes: [
    { id: 'event', kind: 'event', event: '30551' },
    { id: 'act', kind: 'action', action: MAIL },
  ],
});
const onPoints = trigger('points', MAIL, rule('contact.city', 'exists'), {
  nodes: [
    { id: 'event', kind: 'event', event: '10101' },
    { id: 'check', kind: 'condition', condition: rule('contact.city', 'exists') },
    { id: 'act', kind: 'action', action: MAIL },
  ],
});
const START = storeWith({
  triggers: [trigger('add', ADD_TEN), onPoints, cart],
  scenarios: [{ id: 's', name: 'S', sample: 'purchase-austin', expect: { fired: ['add'] } }],
});

function rerun(command: Command, from: Workspace = START): boolean {
  const runs = new ScenarioRuns();
  const [before] = runs.run(from, compile(from));
  const next = applyCommand(from, command);
  const [after] = runs.run(next, compile(next));
  return before !== after;
}

describe('ScenarioRuns', () => {
  it.each<[string, boolean, Command]>([
    ['a moved node', false, { kind: 'moveNodes', trigger: 'add', positions: { act: { x: 1, y: 2 } } }],
    ['a trigger of another event', false, { kind: 'updateTrigger', trigger: 'cart', change: { enabled: false } }],
    ['a sample that it does not send', false, { kind: 'putSample', sample: { ...STORE.samples[0]!, id: 'other' } }],
    ['its trigger', true, { kind: 'updateTrigger', trigger: 'add', change: { enabled: false } }],
    ['a trigger of an event that it caused', true, { kind: 'updateTrigger', trigger: 'points', change: { name: 'P' } }],
    ['its sample', true, { kind: 'putSample', sample: { ...STORE.samples[0]!, name: 'Other name' } }],
    ['the time zone', true, { kind: 'setTimeZone', timeZone: 'Europe/Oslo' }],
    ['itself', true, { kind: 'putScenario', scenario: { ...START.scenarios[0]!, expect: { notFired: ['add'] } } }],
    ['a new trigger of its event', true, { kind: 'addTrigger', trigger: trigger('new', MAIL), layout: {} }],
    ['a trigger that it names, removed', true, { kind: 'removeTrigger', trigger: 'add' }],
  ])('[S1] %s runs it again: %s', (_, expected, command) => {
    expect(rerun(command)).toBe(expected);
  });

  it('[S1] one that cannot run runs again when what it lacked is there', () => {
    const lacking = storeWith({ samples: [], scenarios: START.scenarios, triggers: START.triggers });
    expect(rerun({ kind: 'putSample', sample: STORE.samples[0]! }, lacking)).toBe(true);
  });
});
