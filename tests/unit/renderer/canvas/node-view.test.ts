import { describe, expect, it } from 'vitest';
import { nodeName } from '../../../../renderer/canvas/node-name.ts';
import { orders, orderWorkspace, viewsOf } from './fixtures.ts';

const lit = viewsOf(orderWorkspace(), { simulated: true });

describe('[E6] the footer of a node after a simulation', () => {
  it.each([
    ['event', 'passed', 'order-1001'],
    ['austin', 'passed', 'took Yes · 3 of 4 rules hold'],
    ['euros', 'failed', 'took No · currency is USD'],
    ['team', 'requested', '2 e-mails'],
    ['points', 'requested', 'points 95 → 105'],
    ['books', 'notReached', 'Paid in euros took No'],
    ['sms', 'error', 'action.badRecipient'],
    ['note', undefined, undefined],
  ])('of %s says %s and %s', (id, state, fact) => {
    expect(lit.get(id)).toMatchObject({ node: { id } });
    expect(lit.get(id)!.state).toBe(state);
    expect(lit.get(id)!.fact).toBe(fact);
  });

  it('has the subject as the occurrence makes it; at rest and when the draft has changed, as the template says it', () => {
    const nodes = orders.nodes.map((node) =>
      node.id === 'team' && node.kind === 'action' && node.action.kind === 'notifyTeam'
        ? { ...node, action: { ...node.action, subject: 'Order over {{ event.total }}' } }
        : node,
    );
    const workspace = orderWorkspace({ ...orders, nodes });
    const detail = (o: Parameters<typeof viewsOf>[1]) => viewsOf(workspace, o).get('team')!.detail;
    expect(detail({ simulated: true })).toBe('Order over 129.5');
    expect(detail({})).toBe('Order over {total}');
    expect(detail({ simulated: true, stale: true })).toBe('Order over {total}');
  });

  it('names a missing value, and says it when nothing leads to a step', () => {
    const nodes = orders.nodes.map((node) =>
      node.id === 'euros' && node.kind === 'condition'
        ? { ...node, condition: { match: 'all' as const, of: [{ field: 'event["coupon code"]', operator: 'exists' }] } }
        : node,
    );
    const edges = orders.edges.filter((edge) => edge.to !== 'books');
    const views = viewsOf(orderWorkspace({ ...orders, nodes, edges }), { simulated: true });
    expect(views.get('euros')!.fact).toBe('took No · coupon code is missing');
    expect(views.get('books')!.fact).toBe('Nothing leads here');
  });

  it('looks past steps that were not reached either', () => {
    const edges = [...orders.edges, { from: 'books', port: 'then', to: 'late' }];
    const nodes = [
      ...orders.nodes,
      { id: 'late', kind: 'action', action: { kind: 'sendSms', to: '+15125550100', body: 'x' } } as const,
    ];
    const views = viewsOf(orderWorkspace({ ...orders, nodes, edges }), { simulated: true });
    expect(views.get('late')!.fact).toBe('Paid in euros took No');
  });

  it('shows only the first steps while the slider is not at the end', () => {
    const views = viewsOf(orderWorkspace(), { simulated: true, step: 2 });
    expect([...views.values()].filter(({ state }) => state !== undefined).map(({ node }) => node.id)).toEqual([
      'event',
      'austin',
    ]);
    expect(views.get('euros')!.outputs[0]!.state).toBe('rest');
    expect(views.get('austin')!.outputs.map(({ state }) => state)).toEqual(['taken', 'notTaken']);
  });

  it('lights up in the order of the trace', () => {
    expect([...lit.values()].map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, undefined, 5, undefined]);
  });
});

describe('the outputs and input of a node', () => {
  it('[F2] are tabs of conditions and dots of other steps, free or not', () => {
    const outputs = (id: string) => lit.get(id)!.outputs.map(({ port, shape, free }) => [port, shape, free]);
    expect(outputs('event')).toEqual([['out', 'dot', false]]);
    expect(outputs('austin')).toEqual([
      ['yes', 'tab', false],
      ['no', 'tab', true],
    ]);
    expect(outputs('points')).toEqual([['then', 'dot', true]]);
    expect(outputs('note')).toEqual([]);
  });

  it('show an output that only an edge of a file names', () => {
    const edges = [...orders.edges, { from: 'austin', port: 'maybe', to: 'sms' }];
    const views = viewsOf(orderWorkspace({ ...orders, edges }));
    expect(views.get('austin')!.outputs.at(-1)).toMatchObject({ port: 'maybe', stray: true, free: false });
  });

  it('draw the input only when nothing leads to it', () => {
    const edges = orders.edges.filter((edge) => edge.to !== 'sms');
    const views = viewsOf(orderWorkspace({ ...orders, edges }));
    const free = [...views.values()].filter(({ inputFree }) => inputFree).map(({ node }) => node.id);
    expect(free).toEqual(['sms']);
  });
});

describe('the name of a node', () => {
  it.each([
    ['austin', 'Condition, From Austin 100 or more, passed, took Yes, 3 of 4 rules hold'],
    ['event', 'Event, When Purchase happens, passed, order-1001'],
    ['team', 'Notify team, a@example.com b@example.com, requested, 2 e-mails'],
    ['books', 'Call webhook, POST books.example.com, not reached, Paid in euros took No'],
    ['note', 'Note, Agreed with sales.'],
  ])('of %s is %s', (id, name) => {
    expect(nodeName(lit.get(id)!)).toBe(name);
  });

  it('[F4] counts problems when there is no simulation', () => {
    const nodes = [...orders.nodes, { id: 'mail', kind: 'action', action: { kind: 'sendEmail' } } as const];
    const views = viewsOf(orderWorkspace({ ...orders, nodes }));
    expect(nodeName(views.get('mail')!)).toMatch(/^Send e-mail, No subject yet, \d problems$/);
    expect(views.get('mail')).toMatchObject({ errors: true });
  });

  it('says that a state is of a draft that has changed', () => {
    const views = viewsOf(orderWorkspace(), { simulated: true, stale: true });
    expect(nodeName(views.get('euros')!)).toContain('stale, before the last change failed');
  });
});
