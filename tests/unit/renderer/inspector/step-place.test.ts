import { describe, expect, it } from 'vitest';
import { flowSteps } from '../../../../renderer/inspector/steps/flow-steps.ts';
import { edgesInto, movableTo, placeOptions, stepTitle } from '../../../../renderer/inspector/steps/step-place.ts';
import { activityWords } from '../../../../renderer/inspector/settings/activity-words.ts';
import { freshKey, renameKey, withoutKey } from '../../../../renderer/inspector/actions/record-edit.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';

const trigger = onlineStoreExample().triggers[1]!;
const label = (id: string): string | undefined => (id === '30552' ? 'Purchase' : undefined);

describe('where steps hang', () => {
  it('lists every output in flow order, in words', () => {
    expect(placeOptions(trigger, label).map((option) => option.label)).toEqual([
      'Purchase happens',
      'Yes of From Austin, 100 or more',
      'No of From Austin, 100 or more',
      'Notify team · sales@example.com',
      'Update contact · Add 10 to points',
    ]);
  });

  it('[F3] a step moves anywhere but after itself or what follows it', () => {
    const [edge] = edgesInto(trigger, 'sales');
    expect(movableTo(trigger, 'sales', edge, label).map((option) => option.label)).toEqual([
      'Purchase happens',
      'Yes of From Austin, 100 or more',
      'No of From Austin, 100 or more',
    ]);
    expect(
      movableTo(trigger, 'austin', edgesInto(trigger, 'austin')[0], label).map(({ label: words }) => words),
    ).toEqual(['Purchase happens']);
  });

  it('[E3] steps are listed as the flow passes them, those of a loop too', () => {
    const [event, austin, sales, points] = trigger.nodes;
    const shuffled = { ...trigger, nodes: [points!, sales!, austin!, event!] };
    expect(flowSteps(shuffled).actions.map(({ id }) => id)).toEqual(['sales', 'points']);
    const loop = { ...shuffled, edges: [...trigger.edges, { from: 'points', port: 'then', to: 'sales' }] };
    expect(
      flowSteps(loop)
        .actions.map(({ id }) => id)
        .toSorted(),
    ).toEqual(['points', 'sales']);
  });

  it('a step without a name is called by what it does', () => {
    const [, austin] = trigger.nodes;
    expect(stepTitle({ ...austin!, name: undefined } as never, label)).toBe('2 rules');
  });
});

describe('activity in words', () => {
  it.each([
    [{ enabled: false, activeFrom: '2026-01-01' }, 'Off'],
    [{ enabled: true }, 'Always active'],
    [{ enabled: true, activeFrom: '2026-03-14T15:00:00Z' }, 'From 2026-03-14'],
    [{ enabled: true, activeUntil: '2026-04-01' }, 'Until 2026-04-01'],
    [{ enabled: true, activeFrom: 'soon', activeUntil: '2026-04-01' }, 'soon to 2026-04-01'],
  ])('%j: %s', (gates, words) => {
    expect(activityWords(gates)).toBe(words);
  });
});

describe('names of headers and values', () => {
  it('keep their place when renamed, and never swallow another', () => {
    const record = { a: '1', b: '2', c: '3' };
    expect(Object.entries(renameKey(record, 'b', 'x'))).toEqual([
      ['a', '1'],
      ['x', '2'],
      ['c', '3'],
    ]);
    expect(renameKey(record, 'b', 'c')).toBe(record);
    expect(withoutKey(record, 'b')).toEqual({ a: '1', c: '3' });
    expect(freshKey({ 'x-header': '', 'x-header-2': '' }, 'x-header')).toBe('x-header-3');
  });
});
