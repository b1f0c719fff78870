import type { Json, JsonObject } from '../../../shared/base/json.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import { parseFieldPath } from '../../../shared/program/field-path.ts';
import { instantOf } from '../../../shared/program/instant.ts';
import {
  ENGINE,
  type ActionSpec,
  type ConditionTest,
  type FieldPath,
  type GroupTest,
  type Operator,
  type Program,
  type ProgramTrigger,
  type RuleTest,
  type Step,
} from '../../../shared/program/program.ts';

/** Short ways to write programs in tests; the engine is tested without the compiler. */
export function path(text: string): FieldPath {
  const parsed = parseFieldPath(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

export function rule(
  field: string,
  operator: Operator,
  value?: Json,
  o: { readonly not?: boolean; readonly ignoreCase?: boolean; readonly timeZone?: string } = {},
): RuleTest {
  const at =
    (operator === 'before' || operator === 'after') && typeof value === 'string'
      ? instantOf(value, o.timeZone ?? 'UTC')
      : undefined;
  return {
    kind: 'rule',
    field,
    path: path(field),
    operator,
    not: o.not ?? false,
    ignoreCase: o.ignoreCase ?? false,
    ...(value !== undefined && { value }),
    ...(at !== undefined && { at }),
  };
}

export function group(match: GroupTest['match'], ...of: readonly ConditionTest[]): GroupTest {
  return { kind: 'group', match, of };
}

export const all = (...of: readonly ConditionTest[]): GroupTest => group('all', ...of);

export function items(field: string, match: GroupTest['match'], where: GroupTest): ConditionTest {
  return { kind: 'items', items: field, path: path(field), match, where };
}

/** A step whose outputs are node names; `trigger` turns them into positions. */
export type NamedStep =
  | { readonly kind: 'event'; readonly node: string; readonly out: readonly string[] }
  | {
      readonly kind: 'condition';
      readonly node: string;
      readonly condition: GroupTest;
      readonly yes: readonly string[];
      readonly no: readonly string[];
    }
  | { readonly kind: 'action'; readonly node: string; readonly action: ActionSpec; readonly then: readonly string[] };

export const start = (...out: readonly string[]): NamedStep => ({ kind: 'event', node: 'event', out });

export function when(
  node: string,
  condition: GroupTest,
  o: { yes?: readonly string[]; no?: readonly string[] },
): NamedStep {
  return { kind: 'condition', node, condition, yes: o.yes ?? [], no: o.no ?? [] };
}

export function does(node: string, action: ActionSpec, ...then: readonly string[]): NamedStep {
  return { kind: 'action', node, action, then };
}

/** A team note, the plainest action. */
export function note(node: string, ...then: readonly string[]): NamedStep {
  return does(node, { kind: 'notifyTeam', to: ['team@example.com'], subject: node, text: 'x' }, ...then);
}

export function trigger(
  id: string,
  steps: readonly NamedStep[],
  o: Partial<Omit<ProgramTrigger, 'id' | 'steps'>> = {},
): ProgramTrigger {
  const at = (name: string): number => {
    const index = steps.findIndex((step) => step.node === name);
    if (index < 0) throw new Error(`no step ${name}`);
    return index;
  };
  const positions = steps.map((step): Step => {
    switch (step.kind) {
      case 'event':
        return { ...step, out: step.out.map(at) };
      case 'condition':
        return { ...step, yes: step.yes.map(at), no: step.no.map(at) };
      case 'action':
        return { ...step, then: step.then.map(at) };
    }
  });
  return { id, enabled: true, event: '30552', ...o, steps: positions };
}

export function program(...triggers: readonly ProgramTrigger[]): Program {
  return { engine: ENGINE, workspace: 'shop', timeZone: 'UTC', events: ['30551', '30552'], triggers };
}

export const NOW = Date.UTC(2026, 2, 14, 15, 9, 26);

export function occurrence(data: JsonObject = {}, contact: JsonObject = {}, o: Partial<Occurrence> = {}): Occurrence {
  return { id: 'order-1', event: '30552', occurredAt: '2026-03-14T15:09:26Z', contact, data, ...o };
}
