import type { ReplayExample, ReplayTrigger } from '../../shared/analysis/replay-result.ts';
import { outputWords } from '../../shared/flow/connection.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { nodeTitle } from '../../shared/flow/wording.ts';

/** A way through a step, with its first occurrences. */
export interface Branch {
  readonly key: string;
  readonly name: string;
  /** "Yes", "Requested", "Error". */
  readonly branch: string;
  readonly count: number;
  readonly failed: boolean;
  readonly examples: readonly ReplayExample[];
}

/** Yes and No of each condition, and what was requested or failed, in the order of the flow. */
export function branchesOf(trigger: Trigger, { steps }: ReplayTrigger): readonly Branch[] {
  return steps.flatMap(({ node, kind, reached, taken, errors, examples }): readonly Branch[] => {
    const drawn = trigger.nodes.find(({ id }) => id === node);
    if (drawn === undefined || kind === 'event') return [];
    const branch = (port: string, words: string, count: number): Branch => ({
      key: `${node} ${port}`,
      name: nodeTitle(drawn),
      branch: words,
      count,
      failed: port === 'error',
      examples: examples[port] ?? [],
    });
    if (kind === 'condition') {
      return ['yes', 'no'].map((port) => branch(port, outputWords(port), taken[port] ?? 0));
    }
    return [branch('then', 'Reached', reached), ...(errors > 0 ? [branch('error', 'Error', errors)] : [])];
  });
}
