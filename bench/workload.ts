import type { JsonObject } from '../shared/base/json.ts';
import type { Occurrence } from '../shared/events/occurrence.ts';
import { ENGINE, type Program, type ProgramTrigger, type RuleTest } from '../shared/program/program.ts';

const TOWNS = ['Austin', 'Paris', 'Oslo', 'Lima', 'Tokyo', 'Cairo', 'Quito', 'Perth', 'Kyiv', 'Accra'];
const STATES = ['TX', 'CA', 'NY', 'WA', 'FL', 'OH'];
const TAGS = ['vip', 'new', 'press', 'staff', 'partner'];
const EVENT_IDS = Array.from({ length: 20 }, (_, index) => `305${String(index + 1).padStart(2, '0')}`);
export const NOW = Date.UTC(2026, 2, 14, 15, 9, 26);

/** One trigger of the comparison: three conditions, of which the third is one of three kinds. */
export interface BenchTrigger {
  readonly id: string;
  readonly event: string;
  readonly city: string;
  readonly total: number;
  readonly third:
    | { readonly kind: 'contains'; readonly value: string }
    | { readonly kind: 'in'; readonly value: readonly string[] }
    | { readonly kind: 'startsWith'; readonly value: string };
}

/** Numbers in [0, 1) from a seed, the same everywhere (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` different names. With as many as there are here, a fixed share of the triggers matches whatever their number. */
export function cities(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => TOWNS[index] ?? `${TOWNS[index % TOWNS.length]} ${index}`);
}

export const FEW_CITIES = TOWNS.length;

export function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

export function benchTriggers(count: number, cityCount = FEW_CITIES): readonly BenchTrigger[] {
  const random = randomFrom(count);
  const names = cities(cityCount);
  return Array.from({ length: count }, (_, index): BenchTrigger => {
    const kind = pick(random, ['contains', 'in', 'startsWith'] as const);
    const third =
      kind === 'contains'
        ? { kind, value: pick(random, TAGS) }
        : kind === 'in'
          ? { kind, value: [pick(random, STATES), pick(random, STATES)] }
          : { kind, value: pick(random, ['A', 'B', 'C', 'D']) };
    return {
      id: `trigger-${index}`,
      event: pick(random, EVENT_IDS),
      city: pick(random, names),
      total: Math.floor(random() * 200),
      third,
    };
  });
}

/** With all the fields that the platform itself gives a contact (O3). */
export function benchOccurrences(count: number, cityCount = FEW_CITIES): readonly Occurrence[] {
  const random = randomFrom(7);
  const names = cities(cityCount);
  return Array.from({ length: count }, (_, index): Occurrence => {
    const contact: JsonObject = {
      purl: `contact${index}`,
      firstname: 'Ann',
      lastname: 'Smith',
      email: `ann${index}@example.com`,
      phone: '+15125550100',
      city: pick(random, names),
      state: pick(random, STATES),
      zip: '78701',
      country: 'US',
      points: index,
      tags: [pick(random, TAGS), pick(random, TAGS)],
    };
    return {
      id: `occurrence-${index}`,
      event: pick(random, EVENT_IDS),
      occurredAt: '2026-03-14T15:09:26Z',
      contact,
      data: { total: Math.floor(random() * 25_000) / 100, sku: `${pick(random, ['A', 'B', 'C', 'D'])}-${index}` },
    };
  });
}

/** The triggers as a program of this engine. */
export function benchProgram(triggers: readonly BenchTrigger[]): Program {
  return {
    engine: ENGINE,
    workspace: 'bench',
    timeZone: 'UTC',
    events: EVENT_IDS,
    triggers: triggers.map((trigger): ProgramTrigger => ({
      id: trigger.id,
      enabled: true,
      event: trigger.event,
      steps: [
        { kind: 'event', node: 'event', out: [1] },
        {
          kind: 'condition',
          node: 'condition',
          condition: { kind: 'group', match: 'all', of: rulesOf(trigger) },
          yes: [2],
          no: [],
        },
        {
          kind: 'action',
          node: 'action',
          action: { kind: 'notifyTeam', to: ['team@example.com'], subject: 'Order {{ occurrence.id }}', text: 'x' },
          then: [],
        },
      ],
    })),
  };
}

function rulesOf({ city, total, third }: BenchTrigger): readonly RuleTest[] {
  const base = { kind: 'rule', not: false, ignoreCase: false } as const;
  const of = (root: 'event' | 'contact', name: string): Pick<RuleTest, 'field' | 'path'> => ({
    field: `${root}.${name}`,
    path: { root, segments: [name] },
  });
  const thirdField =
    third.kind === 'contains'
      ? of('contact', 'tags')
      : third.kind === 'in'
        ? of('contact', 'state')
        : of('event', 'sku');
  return [
    { ...base, ...of('contact', 'city'), operator: 'equals', value: city },
    { ...base, ...of('event', 'total'), operator: 'atLeast', value: total },
    { ...base, ...thirdField, operator: third.kind, value: third.value },
  ];
}
