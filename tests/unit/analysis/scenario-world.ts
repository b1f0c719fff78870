import { runScenario } from '../../../shared/analysis/run-scenario.ts';
import type { ScenarioResult } from '../../../shared/analysis/scenario-result.ts';
import { compile } from '../../../shared/compiler/compile.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { Action } from '../../../shared/flow/action.ts';
import type { Group } from '../../../shared/flow/condition.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Trigger } from '../../../shared/flow/trigger.ts';
import type { Scenario, Workspace } from '../../../shared/flow/workspace.ts';

export const STORE = onlineStoreExample();
export const ORDER: Occurrence = STORE.samples[0]!.occurrence;

/** The example with other triggers, samples or tests. */
export function storeWith(change: Partial<Workspace>): Workspace {
  return { ...STORE, ...change };
}

/** On Purchase: an action, behind a condition when there is one. */
export function trigger(id: string, action: Action, condition?: Group, change: Partial<Trigger> = {}): Trigger {
  const nodes: Trigger['nodes'] = [
    { id: 'event', kind: 'event', event: '30552' },
    ...(condition ? [{ id: 'check', kind: 'condition' as const, condition }] : []),
    { id: 'act', kind: 'action', action },
  ];
  const edges: Trigger['edges'] = condition
    ? [
        { from: 'event', port: 'out', to: 'check' },
        { from: 'check', port: 'yes', to: 'act' },
      ]
    : [{ from: 'event', port: 'out', to: 'act' }];
  return { id, name: `Trigger ${id}`, enabled: true, nodes, edges, ...change };
}

export const ADD_TEN: Action = { kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: '10' }] };
export const MAIL = {
  kind: 'sendEmail',
  to: '{{ contact.email }}',
  subject: 'Hi',
  text: 'Hello',
} as const satisfies Action;
export const rule = (field: string, operator: string, value?: string | number): Group => ({
  match: 'all',
  of: [{ field, operator, ...(value !== undefined && { value }) }],
});

/** Runs one scenario of a workspace. */
export function run(workspace: Workspace, scenario: Omit<Scenario, 'id' | 'name'>): ScenarioResult {
  return runScenario(workspace, compile(workspace), { id: 's', name: 'S', ...scenario });
}
