import { describe, expect, it } from 'vitest';
import { analyse } from '../../../shared/analysis/analyse.ts';
import { coverageOf, coverageWords } from '../../../shared/analysis/coverage.ts';
import { missingScenarios, studiedGaps } from '../../../shared/analysis/missing-scenarios.ts';
import { runScenario } from '../../../shared/analysis/run-scenario.ts';
import { compile } from '../../../shared/compiler/compile.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { aWorkspace, withCondition } from '../compiler/a-workspace.ts';

function written(workspace: Workspace) {
  const compilation = compile(workspace);
  const { studies } = analyse(workspace, compilation);
  const run = (of: Workspace) => of.scenarios.map((scenario) => runScenario(of, compilation, scenario));
  const newId = (_: string, taken: readonly string[]) => `test-${taken.length + 1}`;
  const added = missingScenarios(workspace, compilation, run(workspace), { studies, newId });
  const after = { ...workspace, scenarios: [...workspace.scenarios, ...added] };
  const results = run(after);
  const coverage = coverageOf(after, compilation, results);
  return { added, results, coverage, left: studiedGaps(after, compilation, results, studies) };
}

describe('the missing tests', () => {
  it('[S1] bring the example to all branches and all rule outcomes, by themselves', () => {
    for (const scenarios of [onlineStoreExample().scenarios, []]) {
      const { results, coverage, left } = written({ ...onlineStoreExample(), scenarios });
      expect(coverageWords(coverage)).toBe('2 of 2 branches, 4 of 4 rule outcomes');
      expect(left).toEqual([]);
      expect(results.every(({ state }) => state === 'passed')).toBe(true);
    }
  });

  it('[S1] are named by what they show, keep to the sample, and expect what happens', () => {
    const { added } = written(onlineStoreExample());
    expect(added.map(({ name }) => name)).toEqual([
      '“From Austin, 100 or more” takes No',
      expect.stringMatching(/^(?:event\.total is at least 100|contact\.city is Austin): false$/),
    ]);
    const [first] = added;
    expect(first?.expect?.notFired).toEqual(['big-order-austin']);
    expect(first?.expect?.actions).toEqual([
      { trigger: 'thank-you', kind: 'sendEmail', params: { to: 'ada@example.com' } },
    ]);
    expect(first?.occurrences?.[0]?.contact).toMatchObject({ firstname: 'Ada', lastname: 'Lovelace' });
  });

  it('[C7] reach into item tests, and leave only what is proved impossible', () => {
    const { coverage, left } = written(
      aWorkspace(
        withCondition({
          match: 'all',
          of: [
            {
              items: 'event.items',
              match: 'any',
              where: {
                match: 'all',
                of: [
                  { field: 'item.price', operator: 'atLeast', value: 50 },
                  { field: 'item.sku', operator: 'startsWith', value: 'A-' },
                ],
              },
            },
            { field: 'occurrence.event', operator: 'equals', value: '30552' },
          ],
        }),
      ),
    );
    expect(coverage.branches).toEqual({ covered: 2, total: 2 });
    expect(left.map(({ gap, outcome }) => `${gap.words} ${outcome.kind}`)).toEqual([
      'occurrence.event is "30552": never false impossible',
    ]);
  });
});
