import { Engine, type RuleProperties } from 'json-rules-engine';
import type { BenchTrigger } from '../workload.ts';
import { byEvent, mapValues, type PeerMaker } from './peer.ts';

export const jsonRulesEngine: PeerMaker = (triggers, occurrences) => {
  const engines = mapValues(byEvent(triggers), (group) => {
    const engine = new Engine([], { allowUndefinedFacts: true });
    engine.addOperator('startsWith', (value: string, start: string) => value.startsWith(start));
    for (const trigger of group) engine.addRule(ruleOf(trigger));
    return engine;
  });
  const inputs = occurrences.map(({ event, contact, data }) => ({
    event,
    facts: { city: contact['city'], state: contact['state'], tags: contact['tags'], ...data },
  }));
  return {
    name: 'json-rules-engine',
    async match(index) {
      const { event, facts } = inputs[index] as (typeof inputs)[number];
      const result = await engines.get(event)?.run(facts);
      return result?.events.map((one) => one.type) ?? [];
    },
  };
};

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
