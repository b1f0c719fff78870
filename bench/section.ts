// One part of `npm run bench`, in a process of its own, so that no engine runs on what the compiler learned from another
// size. Arguments: the part, and its parameters as JSON. Prints the result as JSON.
import { compareEngines } from './compare.ts';
import { cost, mixed, parsing, scaling, shapes } from './engine-figures.ts';

export interface Parameters {
  readonly milliseconds: number;
  readonly rounds: number;
  readonly triggers: number;
  readonly sizes: readonly number[];
}

const [part, parameters = '{}'] = process.argv.slice(2);
const o = JSON.parse(parameters) as Parameters;

function run(): unknown {
  switch (part) {
    case 'compare':
      return compareEngines(o);
    case 'scaling':
      return scaling(o);
    case 'shapes':
      return shapes(o);
    case 'parsing':
      return parsing(o);
    case 'mixed':
      return mixed(o);
    case 'cost':
      return cost(o.triggers);
    default:
      throw new Error(`There is no part ${part}.`);
  }
}

console.log(JSON.stringify(await run()));
