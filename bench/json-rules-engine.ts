import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Occurrence } from '../shared/events/occurrence.ts';
import type { BenchTrigger } from './workload.ts';

/** The same triggers for json-rules-engine, at its best: one engine an event id, so that other events' triggers cost nothing. */
export function jsonRulesEngine(
  triggers: readonly BenchTrigger[],
): (occurrence: Occurrence) => Promise<readonly string[]> {
  const engines = new Map<string, Engine>();
  for (const trigger of triggers) {
    const engine = engines.get(trigger.event) ?? newEngine();
    engines.set(trigger.event, engine);
    engine.addRule(ruleOf(trigger));
  }
  return async ({ event, contact, data }) => {
    const engine = engines.get(event);
    if (!engine) return [];
    const { events } = await engine.run({
      city: contact['city'],
      state: contact['state'],
      tags: contact['tags'],
      ...data,
    });
    return events.map((one) => one.type);
  };
}

function newEngine(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('startsWith', (value: string, start: string) => value.startsWith(start));
  return engine;
}

function ruleOf({ id, city, total, third }: BenchTrigger): RuleProperties {
  const last =
    third.kind === 'contains'
      ? { fact: 'tags', operator: 'contains', value: third.value }
      : third.kind === 'in'
        ? { fact: 'state', operator: 'in', value: third.value }
        : { fact: 'sku', operator: 'startsWith', value: third.value };
  return {
    event: { type: id },
    conditions: {
      all: [
        { fact: 'city', operator: 'equal', value: city },
        { fact: 'total', operator: 'greaterThanInclusive', value: total },
        last,
      ],
    },
  };
}
