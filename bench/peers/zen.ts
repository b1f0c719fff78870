import { ZenEngine } from '@gorules/zen-engine';
import type { BenchTrigger } from '../workload.ts';
import { byEvent, mapValues, type PeerMaker } from './peer.ts';

/** One decision table an event id, a row a trigger; all rows that hold are collected. */
export const zen: PeerMaker = (triggers, occurrences) => {
  const engine = new ZenEngine();
  const decisions = mapValues(byEvent(triggers), (group) => engine.createDecision(tableOf(group)));
  const inputs = occurrences.map(({ event, contact, data }) => ({
    event,
    context: { city: contact['city'], state: contact['state'], tags: contact['tags'], ...data },
  }));
  return {
    name: 'zen-engine table',
    async match(index) {
      const { event, context } = inputs[index] as (typeof inputs)[number];
      const answer = await decisions.get(event)?.evaluate(context);
      if (!answer) return [];
      const rows = answer.result as readonly { readonly id: string }[];
      return rows.map(({ id }) => id);
    },
  };
};

function tableOf(group: readonly BenchTrigger[]): object {
  const input = (id: string): object => ({ id, name: id, field: id });
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      {
        id: 'table',
        type: 'decisionTableNode',
        name: 'table',
        position: { x: 1, y: 0 },
        content: {
          hitPolicy: 'collect',
          inputs: ['city', 'total', 'tags', 'state', 'sku'].map(input),
          outputs: [{ id: 'out', name: 'id', field: 'id' }],
          rules: group.map(rowOf),
        },
      },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
}

function rowOf({ id, city, total, third }: BenchTrigger): object {
  const cells = { city: JSON.stringify(city), total: `>= ${total}`, tags: '', state: '', sku: '' };
  if (third.kind === 'contains') cells.tags = `contains($, ${JSON.stringify(third.value)})`;
  else if (third.kind === 'in') cells.state = third.value.map((state) => JSON.stringify(state)).join(', ');
  else cells.sku = `startsWith($, ${JSON.stringify(third.value)})`;
  return { _id: id, ...cells, out: JSON.stringify(id) };
}
