import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../../shared/flow/apply-command.ts';
import { commandLabel } from '../../../shared/flow/command-label.ts';
import { eventUses, flowUseCounts } from '../../../shared/flow/event-uses.ts';
import { newWorkspace } from '../../../shared/flow/new-workspace.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';

const occurrence = (event: string, id = 'o-1'): Occurrence => ({
  id,
  event,
  occurredAt: '2026-03-14T15:09:26Z',
  contact: {},
  data: {},
});

/** 30551 is named everywhere that an event can be named. */
const workspace: Workspace = {
  ...newWorkspace({ id: 'w', name: 'W', timeZone: 'UTC' }),
  events: [
    { id: '30551', label: 'Add to cart' },
    { id: '30552', label: 'Purchase' },
  ],
  triggers: [
    { id: 'cart', name: 'Cart', enabled: true, nodes: [{ id: 'e', kind: 'event', event: '30551' }], edges: [] },
    {
      id: 'buy',
      name: 'Buy',
      enabled: true,
      nodes: [
        { id: 'e', kind: 'event', event: '30552' },
        {
          id: 'if',
          kind: 'condition',
          condition: {
            match: 'any',
            of: [
              { field: 'event.total', operator: 'equals', value: '30551' },
              {
                items: 'event.items',
                match: 'any',
                where: { match: 'all', of: [{ field: 'occurrence.event', operator: 'in', value: ['30551', '30552'] }] },
              },
            ],
          },
        },
        { id: 'emit', kind: 'action', action: { kind: 'emitEvent', event: '30551' } },
        { id: 'sms', kind: 'action', action: { kind: 'sendSms', body: 'Hi' } },
      ],
      edges: [
        { from: 'e', port: 'out', to: 'if' },
        { from: 'if', port: 'yes', to: 'emit' },
        { from: 'emit', port: 'then', to: 'sms' },
      ],
    },
  ],
  samples: [
    { id: 's1', name: 'Cart', occurrence: occurrence('30551') },
    { id: 's2', name: 'Buy', occurrence: occurrence('30552') },
  ],
  scenarios: [
    { id: 't1', name: 'By sample', sample: 's1' },
    { id: 't2', name: 'By occurrence', occurrences: [occurrence('30552'), occurrence('30551', 'o-2')] },
    {
      id: 't3',
      name: 'Other',
      sample: 's2',
      expect: {
        fired: ['buy'],
        notFired: ['cart'],
        actions: [{ trigger: 'buy', node: 'emit', kind: 'emitEvent', params: { event: '30551' } }, { trigger: 'buy' }],
      },
    },
  ],
  layout: { cart: { e: { x: 0, y: 0 } }, buy: { e: { x: 0, y: 0 }, emit: { x: 1, y: 1 } } },
};

it('the uses of an event are found wherever it is named', () => {
  expect(eventUses(workspace, '30551')).toEqual([
    { kind: 'starts', trigger: 'cart', node: 'e', triggerName: 'Cart', nodeName: 'Event' },
    { kind: 'compares', trigger: 'buy', node: 'if', triggerName: 'Buy', nodeName: 'Condition' },
    { kind: 'emits', trigger: 'buy', node: 'emit', triggerName: 'Buy', nodeName: 'Emit event' },
    { kind: 'sample', id: 's1', name: 'Cart' },
    { kind: 'test', id: 't1', name: 'By sample' },
    { kind: 'test', id: 't2', name: 'By occurrence' },
  ]);
  expect(eventUses(workspace, '30599')).toEqual([]);
  expect([...flowUseCounts(workspace)]).toEqual([
    ['30551', 2],
    ['30552', 1],
  ]);
});

it('[H9] another id is followed by every place that names the event, and the old one is retired', () => {
  const next = applyCommand(workspace, { kind: 'changeEventId', event: '30551', id: '70201' });
  expect(eventUses(next, '30551')).toEqual([]);
  expect(eventUses(next, '70201')).toEqual(eventUses(workspace, '30551'));
  expect(next.retiredEventIds).toEqual(['30551']);
  expect(next.scenarios[2]?.expect?.actions?.[0]?.params).toEqual({ event: '70201' });
  const text = JSON.stringify({ ...next, retiredEventIds: [] });
  expect(text.match(/30551/g)).toHaveLength(1); // the total that happens to look like an id
});

describe('[H9] a removed event', () => {
  it('leaves what names it when nothing else is asked', () => {
    const next = applyCommand(workspace, { kind: 'removeEvent', event: '30551' });
    expect(next).toEqual({ ...workspace, events: [workspace.events[1]], retiredEventIds: ['30551'] });
  });

  it('takes with it what cannot be without it; a flow goes on around a removed action', () => {
    const command = { kind: 'removeEvent', event: '30551', uses: { kind: 'remove' } } as const;
    const next = applyCommand(workspace, command);
    expect(commandLabel(workspace, command)).toBe('Remove event Add to cart and what uses it');
    expect(eventUses(next, '30551').map(({ kind }) => kind)).toEqual(['compares']);
    expect(next.triggers.map(({ id }) => id)).toEqual(['buy']);
    expect(next.triggers[0]?.edges).toEqual([
      { from: 'e', port: 'out', to: 'if' },
      { from: 'if', port: 'yes', to: 'sms' },
    ]);
    expect(next.layout).toEqual({ buy: { e: { x: 0, y: 0 } } });
    expect(next.samples.map(({ id }) => id)).toEqual(['s2']);
    expect(next.scenarios).toEqual([
      { ...workspace.scenarios[2], expect: { fired: ['buy'], notFired: [], actions: [{ trigger: 'buy' }] } },
    ]);
  });

  it('gives its places to another event of the list', () => {
    const command = { kind: 'removeEvent', event: '30551', uses: { kind: 'replace', by: '30552' } } as const;
    const next = applyCommand(workspace, command);
    expect(commandLabel(workspace, command)).toBe('Remove event Add to cart, use Purchase instead');
    expect(next.events).toEqual([workspace.events[1]]);
    expect(eventUses(next, '30551')).toEqual([]);
    expect(flowUseCounts(next).get('30552')).toBe(3);
    const unknown = { kind: 'removeEvent', event: '30551', uses: { kind: 'replace', by: '30599' } } as const;
    expect(() => applyCommand(workspace, unknown)).toThrow('There is no event 30599.');
  });
});
