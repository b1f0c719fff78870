import type { Action } from '../../../shared/flow/action.ts';
import type { ConditionMember, Group } from '../../../shared/flow/condition.ts';
import { newWorkspace } from '../../../shared/flow/new-workspace.ts';
import type { Edge, FlowNode, Trigger } from '../../../shared/flow/trigger.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { compile } from '../../../shared/compiler/compile.ts';

export const EVENT: FlowNode = { id: 'event', kind: 'event', event: '30552' };
export const SMS: FlowNode = { id: 'sms', kind: 'action', action: { kind: 'sendSms', body: 'Hello' } };
export const RULE: ConditionMember = { field: 'event.total', operator: 'atLeast', value: 100 };

/** "out" unless told: `event>sms`, `if.yes>sms`. */
export function edges(...texts: readonly string[]): readonly Edge[] {
  return texts.map((text) => {
    const [start = '', to = ''] = text.split('>');
    const [from = '', port = 'out'] = start.split('.');
    return { from, port, to };
  });
}

/** A sound trigger: when a purchase happens, send an SMS. */
export function aTrigger(changes: Partial<Trigger> = {}): Trigger {
  return { id: 't', name: 'T', enabled: true, nodes: [EVENT, SMS], edges: edges('event>sms'), ...changes };
}

export function aWorkspace(trigger: Trigger, changes: Partial<Workspace> = {}): Workspace {
  return {
    ...newWorkspace({ id: 'w', name: 'W', timeZone: 'UTC' }),
    events: [
      { id: '30551', label: 'Add to cart' },
      { id: '30552', label: 'Purchase' },
    ],
    triggers: [trigger],
    ...changes,
  };
}

export function withCondition(condition: Group): Trigger {
  return aTrigger({
    nodes: [EVENT, { id: 'if', kind: 'condition', condition }, SMS],
    edges: edges('event>if', 'if.yes>sms'),
  });
}

export function withAction(action: Action): Trigger {
  return aTrigger({ nodes: [EVENT, { id: 'do', kind: 'action', action }], edges: edges('event>do') });
}

/** Codes and places of all problems, in order. */
export function found(workspace: Workspace): readonly string[] {
  return compile(workspace).problems.map(
    ({ code, severity, pointer }) => `${severity === 'warning' ? 'warning ' : ''}${code} ${pointer}`,
  );
}
