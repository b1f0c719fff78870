import type { ProgramTrigger } from '../program/program.ts';
import { ALWAYS, formulaOf, type Formula } from './solver/formula.ts';

/**
 * What it takes to reach each step of a trigger, in the order of its steps: some way from the event node, with the
 * answers of the conditions on it (E3, E4). The active time is not part of it.
 */
export function reachOf({ steps }: Pick<ProgramTrigger, 'steps'>): readonly Formula[] {
  const ways: Formula[][] = steps.map(() => []);
  const reach: Formula[] = [];
  steps.forEach((step, index) => {
    const own = step.kind === 'event' ? ALWAYS : anyOf(ways[index] ?? []);
    reach.push(own);
    const lead = (targets: readonly number[], formula: Formula): void => {
      for (const target of targets) ways[target]?.push(formula);
    };
    switch (step.kind) {
      case 'event':
        return lead(step.out, own);
      case 'action':
        return lead(step.then, own);
      case 'condition':
        lead(step.yes, bothOf(own, formulaOf(step.condition, true)));
        return lead(step.no, bothOf(own, formulaOf(step.condition, false)));
    }
  });
  return reach;
}

function anyOf(of: readonly Formula[]): Formula {
  const [only, another] = of;
  return only && !another ? only : { kind: 'some', of };
}

function bothOf(one: Formula, another: Formula): Formula {
  return one === ALWAYS ? another : { kind: 'every', of: [one, another] };
}
