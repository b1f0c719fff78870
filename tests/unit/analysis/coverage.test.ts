import { describe, expect, it } from 'vitest';
import { coverageOf, coverageWords } from '../../../shared/analysis/coverage.ts';
import { runScenario } from '../../../shared/analysis/run-scenario.ts';
import { compile } from '../../../shared/compiler/compile.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { MAIL, ORDER, rule, STORE, storeWith, trigger } from './scenario-world.ts';

function coverage(workspace: Workspace, ...occurrences: Occurrence[]) {
  const compilation = compile(workspace);
  const results = occurrences.map((occurrence) =>
    runScenario(workspace, compilation, { id: occurrence.id, name: '', occurrences: [occurrence] }),
  );
  return coverageOf(workspace, compilation, results);
}
const OSLO = { ...ORDER, id: 'oslo', contact: { ...ORDER.contact, city: 'Oslo' } };

describe('coverageOf', () => {
  it('[S1] counts outputs taken and rule outcomes seen, and tells the missing ones in words', () => {
    const found = coverage(STORE, ORDER);
    expect(coverageWords(found)).toBe('1 of 2 branches, 2 of 4 rule outcomes');
    expect(found.triggers.map(({ gaps }) => gaps.map(({ words }) => words))).toEqual([
      [
        '“From Austin, 100 or more” never takes No',
        'contact.city is Austin: never false',
        'event.total is at least 100: never false',
      ],
    ]);
  });

  it('[S1] counts over all scenarios together', () => {
    const found = coverage(STORE, ORDER, OSLO);
    expect(coverageWords(found)).toBe('2 of 2 branches, 3 of 4 rule outcomes');
    expect(found.triggers[0]?.gaps).toMatchObject([{ kind: 'rule', path: '/of/1', missing: 'false' }]);
  });

  it('[S1] a rule counts only while its condition is reached', () => {
    const own = trigger('t', MAIL, rule('contact.city', 'equals', 'Austin'));
    const second = { id: 'later', kind: 'condition' as const, condition: rule('event.total', 'atLeast', 100) };
    const chained = {
      ...own,
      nodes: [...own.nodes, second],
      edges: [...own.edges, { from: 'check', port: 'yes', to: 'later' }],
    };
    expect(coverageWords(coverage(storeWith({ triggers: [chained] }), OSLO))).toBe(
      '1 of 4 branches, 1 of 4 rule outcomes',
    );
  });

  it('[S1] [C7] an item test and its rules count, each element being a look', () => {
    const items = { items: 'event.items', match: 'any' as const, where: rule('item.quantity', 'atLeast', 2) };
    const workspace = storeWith({ triggers: [trigger('t', MAIL, { match: 'all', of: [items] })] });
    const with12 = { ...ORDER, data: { items: [{ quantity: 1 }, { quantity: 2 }] } };
    const found = coverage(workspace, with12);
    expect(coverageWords(found)).toBe('1 of 2 branches, 3 of 4 rule outcomes');
    expect(found.triggers[0]?.gaps[1]?.words).toBe(
      'event.items has an item where (item.quantity is at least 2): never false',
    );
  });

  it('[S1] leaves out triggers that are off, have errors or no condition', () => {
    const triggers = [
      trigger('off', MAIL, rule('contact.city', 'exists'), { enabled: false }),
      trigger('broken', MAIL, rule('contact.city', 'like', 'x')),
      trigger('plain', MAIL),
    ];
    expect(coverage(storeWith({ triggers }), ORDER)).toEqual({
      branches: { covered: 0, total: 0 },
      outcomes: { covered: 0, total: 0 },
      triggers: [],
    });
  });

  it('[S1] without a run nothing is covered', () => {
    expect(coverageWords(coverage(STORE))).toBe('0 of 2 branches, 0 of 4 rule outcomes');
  });
});
