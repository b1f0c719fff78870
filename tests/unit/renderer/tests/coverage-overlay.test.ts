import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../../shared/analysis/coverage.ts';
import { runScenario } from '../../../../shared/analysis/run-scenario.ts';
import { compile } from '../../../../shared/compiler/compile.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { Scenario, Workspace } from '../../../../shared/flow/workspace.ts';
import { portKey } from '../../../../renderer/canvas/flow-overlay.ts';
import { coverageOverlay } from '../../../../renderer/tests/coverage-overlay.ts';

function overlayOf(workspace: Workspace, scenarios: readonly Scenario[]) {
  const compilation = compile(workspace);
  const results = scenarios.map((scenario) => runScenario(workspace, compilation, scenario));
  const trigger = workspace.triggers.find(({ nodes }) => nodes.some(({ kind }) => kind === 'condition'));
  if (!trigger) throw new Error('the example has a condition');
  return coverageOverlay(trigger, coverageOf(workspace, compilation, results), results);
}

const workspace = onlineStoreExample();
const [sample] = workspace.samples;
const test: Scenario = { id: 'one', name: 'One', sample: sample?.id ?? '', expect: {} };
const occurrence = sample?.occurrence;
if (!occurrence) throw new Error('the example has a sample');
const elsewhere: Scenario = {
  id: 'two',
  name: 'Two',
  occurrences: [{ ...occurrence, contact: { ...occurrence.contact, city: 'Oslo' } }],
  expect: {},
};

describe('[S1] coverage on the flow', () => {
  it('without a test nothing is covered', () => {
    const { nodes, ports } = overlayOf(workspace, []);
    expect([...nodes.values()].every(({ look }) => look === 'uncovered')).toBe(true);
    expect([...ports.values()].every(({ taken, label }) => !taken && label === 'no test')).toBe(true);
  });

  it('one test leaves the other branch and the other outcomes open', () => {
    const { nodes, ports } = overlayOf(workspace, [test]);
    expect(nodes.get('austin')).toMatchObject({ look: 'partly' });
    expect(nodes.get('austin')?.fact).toContain('never took No');
    expect(nodes.get('austin')?.rules?.map(({ words }) => words)).toEqual(['never false', 'never false']);
    expect(ports.get(portKey('austin', 'yes'))).toMatchObject({ taken: true, label: '' });
    expect(ports.get(portKey('austin', 'no'))).toMatchObject({ taken: false, words: 'taken by no test' });
    expect(nodes.get('sales')).toMatchObject({ look: 'covered' });
  });

  it('a second one closes the branch and one rule', () => {
    const { nodes } = overlayOf(workspace, [test, elsewhere]);
    const { look, fact, rules } = nodes.get('austin') ?? {};
    expect(look).toBe('partly');
    expect(fact).toBe('1 rule outcome missing');
    expect(rules?.map(({ state }) => state).sort()).toEqual(['covered', 'partly']);
  });
});
