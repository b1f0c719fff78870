import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { Group } from '../../../../shared/flow/condition.ts';
import type { ActionNode, Trigger } from '../../../../shared/flow/trigger.ts';
import type { Workspace } from '../../../../shared/flow/workspace.ts';

/** A trigger on Purchase with one condition and actions in a row. */
export function purchaseTrigger(
  id: string,
  condition: Group,
  actions: readonly ActionNode['action'][],
  change: Partial<Trigger> = {},
): Trigger {
  const steps = actions.map((action, index) => ({ id: `act-${index}`, kind: 'action' as const, action }));
  const chain = ['check', ...steps.map((step) => step.id)];
  return {
    id,
    name: id,
    enabled: true,
    nodes: [
      { id: 'event', kind: 'event', event: '30552' },
      { id: 'check', kind: 'condition', name: `Check of ${id}`, condition },
      ...steps,
    ],
    edges: [
      { from: 'event', port: 'out', to: 'check' },
      ...steps.map(({ id: to }, index) => ({ from: chain[index] ?? '', port: index === 0 ? 'yes' : 'then', to })),
    ],
    ...change,
  };
}

const always: Group = { match: 'all', of: [{ field: 'occurrence.id', operator: 'exists' }] };

const freeShipping: Group = {
  match: 'all',
  of: [
    { field: 'event.total', operator: 'atMost', value: 100 },
    { field: 'contact.city', operator: 'isEmpty', not: true },
    {
      match: 'any',
      of: [
        { field: 'contact.points', operator: 'atLeast', value: 500 },
        { field: 'contact.phone', operator: 'lessThan', value: 3 },
      ],
    },
    { field: 'contact.birthday', operator: 'before', value: '2000-01-01' },
    {
      items: 'event.items',
      match: 'all',
      where: { match: 'all', of: [{ field: 'item.price', operator: 'lessThan', value: 50 }] },
    },
  ],
};

/** The online store with a trigger of every outcome, and one that points raise. */
export function shop(): Workspace {
  const store = onlineStoreExample();
  return {
    ...store,
    triggers: [
      ...store.triggers,
      purchaseTrigger('Free shipping on small orders', freeShipping, [
        { kind: 'sendSms', to: '{{ contact.phone }}', body: 'Free shipping' },
      ]),
      purchaseTrigger(
        'Only euros',
        { match: 'all', of: [{ field: 'event.currency', operator: 'equals', value: 'EUR' }] },
        [{ kind: 'callWebhook', url: 'https://books.example.com/orders', method: 'POST' }],
      ),
      purchaseTrigger('Everything', always, [
        {
          kind: 'sendEmail',
          to: '{{ contact.email }}',
          subject: 'Receipt {{ event.orderid }}',
          html: '<h2>Thank you, {{ contact.firstname }}</h2><p>Order <b>{{ event.orderid }}</b></p><img src="https://example.com/p.gif">',
          text: 'Thank you, {{ contact.firstname }}. {{ event.nothing }}',
        },
        { kind: 'sendSms', to: '{{ contact.phone }}', body: 'Your order {{ event.orderid }} is on its way ✓' },
        {
          kind: 'callWebhook',
          url: 'https://books.example.com/orders?id={{ event.orderid }}',
          method: 'POST',
          headers: { 'X-Shop': 'online-store' },
        },
        { kind: 'emitEvent', event: '30551', data: { orderid: '{{ event.orderid }}', again: true } },
        { kind: 'sendEmail', to: '{{ contact.nickname }}', subject: 'Hi', text: 'Hi' },
      ]),
      purchaseTrigger('Has errors', { match: 'all', of: [{ field: '', operator: 'equals', value: 1 }] }, [
        { kind: 'sendSms', to: '{{ contact.phone }}', body: 'x' },
      ]),
      purchaseTrigger('Is off', always, [{ kind: 'sendSms', to: '{{ contact.phone }}', body: 'x' }], {
        enabled: false,
      }),
      purchaseTrigger('Last summer', always, [{ kind: 'sendSms', to: '{{ contact.phone }}', body: 'x' }], {
        activeUntil: '2025-09-01',
      }),
      {
        ...purchaseTrigger(
          'Points over 100',
          {
            match: 'all',
            of: [{ field: 'event.after', operator: 'greaterThan', value: 100 }],
          },
          [{ kind: 'sendSms', to: '{{ contact.phone }}', body: 'You have {{ contact.points }} points' }],
        ),
      },
    ].map((trigger) =>
      trigger.id === 'Points over 100'
        ? {
            ...trigger,
            nodes: trigger.nodes.map((node) => (node.kind === 'event' ? { ...node, event: '10101' } : node)),
          }
        : trigger,
    ),
  };
}
