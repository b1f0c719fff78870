import { LogicEngine } from 'json-logic-engine';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { BenchTrigger } from '../workload.ts';
import { byEvent, mapValues, type PeerMaker } from './peer.ts';

/** Each rule compiled, which is this engine's fastest way to few of them. */
export const jsonLogicCompiled: PeerMaker = (triggers, occurrences) => {
  const engine = newEngine();
  const groups = mapValues(byEvent(triggers), (group) =>
    group.map((trigger) => ({ id: trigger.id, holds: engine.build(ruleOf(trigger)) as (data: unknown) => unknown })),
  );
  return {
    name: 'json-logic-engine compiled',
    match: (index) => matches(groups, occurrences[index] as Occurrence),
  };
};

/** Each rule interpreted, which is faster where there are many. */
export const jsonLogicInterpreted: PeerMaker = (triggers, occurrences) => {
  const engine = newEngine();
  const groups = mapValues(byEvent(triggers), (group) =>
    group.map((trigger) => {
      const rule = ruleOf(trigger);
      return { id: trigger.id, holds: (data: unknown): unknown => engine.run(rule, data) };
    }),
  );
  return {
    name: 'json-logic-engine',
    match: (index) => matches(groups, occurrences[index] as Occurrence),
  };
};

interface LogicRule {
  readonly id: string;
  readonly holds: (data: unknown) => unknown;
}

function matches(groups: ReadonlyMap<string, readonly LogicRule[]>, occurrence: Occurrence): readonly string[] {
  const matched: string[] = [];
  const group = groups.get(occurrence.event);
  if (group) for (const rule of group) if (rule.holds(occurrence) === true) matched.push(rule.id);
  return matched;
}

function newEngine(): LogicEngine {
  const engine = new LogicEngine();
  engine.addMethod('startsWith', ([text, start]: [string, string]) => text.startsWith(start), { deterministic: true });
  return engine;
}

function ruleOf({ city, total, third }: BenchTrigger): object {
  const last =
    third.kind === 'contains'
      ? { in: [third.value, { var: 'contact.tags' }] }
      : third.kind === 'in'
        ? { in: [{ var: 'contact.state' }, third.value] }
        : { startsWith: [{ var: 'data.sku' }, third.value] };
  return { and: [{ '===': [{ var: 'contact.city' }, city] }, { '>=': [{ var: 'data.total' }, total] }, last] };
}
