import type { Action } from '../shared/flow/action.ts';
import type { Group, Rule } from '../shared/flow/condition.ts';
import { newWorkspace } from '../shared/flow/new-workspace.ts';
import type { FlowNode, Trigger } from '../shared/flow/trigger.ts';
import type { Workspace } from '../shared/flow/workspace.ts';
import { randomFrom } from './workload.ts';

const CITIES = ['Austin', 'Paris', 'Oslo', 'Lima', 'Tokyo', 'Cairo', 'Quito', 'Perth', 'Kyiv', 'Accra'];
const STATES = ['TX', 'CA', 'NY', 'WA', 'FL', 'OH'];
const TAGS = ['vip', 'new', 'press', 'staff', 'partner'];
const NAMES = ['Ada', 'Grace', 'Edsger', 'Barbara', 'Alan', 'Frances', 'Dennis', 'Margaret', 'Søren', 'Łukasz'];
const START = Date.UTC(2026, 2, 14, 15, 9, 26);

type Random = () => number;

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** Hookable events of the workload; `one` puts every trigger and occurrence on the same. */
function eventIds(one: boolean): readonly string[] {
  return Array.from({ length: one ? 1 : 20 }, (_, index) => `305${String(index + 51)}`);
}

/** Kinds of rules, each with a realistic share of matches. */
const RULES: readonly ((random: Random) => Rule)[] = [
  (random) => ({ field: 'contact.city', operator: 'equals', value: pick(random, CITIES) }),
  (random) => ({
    field: 'contact.city',
    operator: 'equals',
    value: pick(random, CITIES).toUpperCase(),
    ignoreCase: true,
  }),
  (random) => ({ field: 'event.total', operator: 'atLeast', value: Math.floor(random() * 250) }),
  (random) => ({ field: 'contact.points', operator: 'between', value: [100, 200 + Math.floor(random() * 700)] }),
  (random) => ({ field: 'contact.tags', operator: 'contains', value: pick(random, TAGS) }),
  (random) => ({ field: 'contact.state', operator: 'in', value: [pick(random, STATES), pick(random, STATES)] }),
  (random) => ({ field: 'event.sku', operator: 'startsWith', value: pick(random, ['A', 'B', 'C', 'D']) }),
  () => ({ field: 'contact.email', operator: 'endsWith', value: '@example.com', not: true }),
  () => ({ field: 'event.sku', operator: 'matches', value: '-[0-9]*7$' }),
  () => ({ field: 'event.coupon', operator: 'exists' }),
];

function group(random: Random, size: number): Group {
  const of = Array.from({ length: size }, () => pick(random, RULES)(random));
  return random() < 0.2 ? { match: 'any', of } : { match: 'all', of };
}

const ACTIONS: readonly Action[] = [
  {
    kind: 'notifyTeam',
    to: ['team@example.com'],
    subject: 'Order {{ event.orderid }}',
    text: 'Over {{ event.total }}.',
  },
  {
    kind: 'sendEmail',
    to: '{{ contact.email }}',
    subject: 'Thank you, {{ contact.firstname }}',
    text: 'It is on its way.',
  },
  { kind: 'callWebhook', url: 'https://example.com/hook', method: 'POST' },
];
const AWARD: Action = { kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: '10' }] };

function trigger(random: Random, index: number, event: string): Trigger {
  const condition = (id: string): FlowNode => ({
    id,
    kind: 'condition',
    condition: group(random, 1 + Math.floor(random() * 3)),
  });
  const action = (id: string): FlowNode => ({ id, kind: 'action', action: pick(random, ACTIONS) });
  const isTwoStaged = index % 5 === 4;
  const nodes: FlowNode[] = [{ id: 'event', kind: 'event', event }, condition('first'), action('act')];
  const edges = [{ from: 'event', port: 'out', to: 'first' }];
  if (isTwoStaged) {
    nodes.push(condition('second'), action('otherwise'));
    edges.push({ from: 'first', port: 'yes', to: 'second' }, { from: 'second', port: 'yes', to: 'act' });
    edges.push({ from: 'second', port: 'no', to: 'otherwise' });
  } else edges.push({ from: 'first', port: 'yes', to: 'act' });
  if (index % 25 === 24) {
    nodes.push({ id: 'award', kind: 'action', action: AWARD });
    edges.push({ from: 'act', port: 'then', to: 'award' });
  }
  return { id: `trigger-${index}`, name: `Trigger ${index}`, enabled: true, nodes, edges };
}

/** `count` triggers with one to three rules of ten kinds, every fifth with a second condition, every 25th changing the contact. */
export function streamWorkspace(count: number, one: boolean): Workspace {
  const random = randomFrom(50);
  const events = eventIds(one);
  return {
    ...newWorkspace({ id: 'stream', name: 'Stream', timeZone: 'UTC' }),
    events: events.map((id) => ({ id, label: `Event ${id}` })),
    triggers: Array.from({ length: count }, (_, index) => trigger(random, index, pick(random, events))),
  };
}

/** Makes lines of NDJSON of about 300 bytes, the same for the same seed. */
export function streamLines(one: boolean): (index: number) => string {
  const random = randomFrom(300);
  const events = eventIds(one);
  return (index) => {
    const name = pick(random, NAMES);
    return JSON.stringify({
      id: `order-${String(index).padStart(7, '0')}`,
      event: pick(random, events),
      occurredAt: new Date(START + index * 37).toISOString(),
      contact: {
        purl: `${name}Lovelace${index}`,
        firstname: name,
        email: `contact${index}@${pick(random, ['example.com', 'example.org'])}`,
        city: pick(random, CITIES),
        state: pick(random, STATES),
        points: Math.floor(random() * 1000),
        tags: [pick(random, TAGS), pick(random, TAGS)],
      },
      data: {
        orderid: String(100_000 + index),
        total: Math.floor(random() * 25_000) / 100,
        sku: `${pick(random, ['A', 'B', 'C', 'D'])}-${Math.floor(random() * 1000)}`,
        quantity: 1 + Math.floor(random() * 5),
        ...(random() < 0.1 ? { coupon: 'SPRING' } : {}),
      },
    });
  };
}
