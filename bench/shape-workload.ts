import type { ConditionTest, Program, ProgramTrigger } from '../shared/program/program.ts';
import { TEAM, rule } from './mixed-workload.ts';
import { benchProgram, pick, randomFrom } from './workload.ts';

/** Totals of the occurrences lie below this. */
const HIGHEST_TOTAL = 250;
/** How many triggers a total lies in, on average, whatever their number. */
const AROUND = 2;

/** Triggers that ask nothing but whether the total lies between two numbers; about two match, however many there are. */
export function intervalProgram(count: number): Program {
  const base = benchProgram([]);
  const width = (HIGHEST_TOTAL * AROUND * base.events.length) / count;
  return shaped(count, base, (random) => {
    const low = random() * HIGHEST_TOTAL;
    return rule('event', 'total', 'between', [low, low + width]);
  });
}

/** Triggers that ask for one town or for one article; with each hundred triggers more there is one town more. */
export function alternativesProgram(count: number, cities: readonly string[]): Program {
  return shaped(count, benchProgram([]), (random) => ({
    kind: 'group',
    match: 'any',
    of: [
      rule('contact', 'city', 'equals', pick(random, cities)),
      rule('event', 'sku', 'equals', `A-${Math.floor(random() * count)}`),
    ],
  }));
}

function shaped(count: number, base: Program, test: (random: () => number) => ConditionTest): Program {
  const random = randomFrom(count + 2);
  const triggers = Array.from({ length: count }, (_, index): ProgramTrigger => ({
    id: `trigger-${index}`,
    enabled: true,
    event: pick(random, base.events),
    steps: [
      { kind: 'event', node: 'event', out: [1] },
      {
        kind: 'condition',
        node: 'condition',
        condition: { kind: 'group', match: 'all', of: [test(random)] },
        yes: [2],
        no: [],
      },
      {
        kind: 'action',
        node: 'action',
        action: TEAM,
        then: [],
      },
    ],
  }));
  return { ...base, triggers };
}
