import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { ExpectedAction, Scenario } from '../../../shared/flow/workspace.ts';
import { ADD_TEN, MAIL, ORDER, rule, run, STORE, storeWith, trigger } from './scenario-world.ts';

const SAMPLE = { sample: 'purchase-austin' };

describe('runScenario', () => {
  it('[S1] passes when everything in `fired` fires, `notFired` does not, and the actions come', () => {
    const [scenario] = STORE.scenarios;
    expect(run(STORE, scenario!)).toMatchObject({ state: 'passed', differences: [], problems: [] });
  });

  it('[S1] others are free, and a scenario that expects nothing passes', () => {
    expect(run(STORE, SAMPLE).state).toBe('passed');
    expect(run(STORE, { ...SAMPLE, expect: { fired: ['thank-you'] } }).state).toBe('passed');
  });

  it('[S1] a trigger that should fire: says which rule stood in the way, expected and actual', () => {
    const occurrences = [{ ...ORDER, data: { ...ORDER.data, total: 45 } }];
    const result = run(STORE, { occurrences, expect: { fired: ['thank-you', 'big-order-austin'] } });
    expect(result.state).toBe('failed');
    expect(result.differences).toEqual([
      {
        kind: 'fired',
        trigger: 'big-order-austin',
        sentence: '“Tell sales about big orders from Austin” should fire, but does not.',
        expected: 'Fires',
        actual: 'Does not fire: “From Austin, 100 or more” takes No: event.total is at least 100, but it is 45',
      },
    ]);
  });

  it('[S1] a trigger that should not fire: says what it requests', () => {
    const { differences } = run(STORE, { ...SAMPLE, expect: { notFired: ['thank-you'] } });
    expect(differences).toMatchObject([{ kind: 'notFired', expected: 'Does not fire', actual: 'Fires: Send e-mail' }]);
  });

  it.each([
    ['it is off', trigger('t', MAIL, undefined, { enabled: false })],
    ['it is not active at that time', trigger('t', MAIL, undefined, { activeFrom: '2031-01-01' })],
    [
      'it starts with 30551 Add to cart, which did not happen',
      trigger('t', MAIL, undefined, {
        nodes: [
          { id: 'event', kind: 'event', event: '30551' },
          { id: 'act', kind: 'action', action: MAIL },
        ],
      }),
    ],
    [
      '“contact.nick exists” takes No: contact.nick exists, but it is missing',
      trigger('t', MAIL, rule('contact.nick', 'exists')),
    ],
    [
      '“contact.city is Austin” takes Yes, where no action is',
      trigger('t', MAIL, rule('contact.city', 'equals', 'Austin'), {
        edges: [
          { from: 'event', port: 'out', to: 'check' },
          { from: 'check', port: 'no', to: 'act' },
        ],
      }),
    ],
  ])('[S1] why it did not fire: %s', (why, own) => {
    const { differences } = run(storeWith({ triggers: [own] }), { ...SAMPLE, expect: { fired: ['t'] } });
    expect(differences.map(({ actual }) => actual)).toEqual([`Does not fire: ${why}`]);
  });

  it('[S1] `params` is a subset; members it does not name are free', () => {
    const expectParams = (params: NonNullable<NonNullable<Scenario['expect']>['actions']>[number]['params']) =>
      run(STORE, { ...SAMPLE, expect: { actions: [{ trigger: 'big-order-austin', params: params ?? {} }] } });
    expect(expectParams({ to: ['sales@example.com'] }).state).toBe('passed');
    expect(expectParams({ changes: [{ field: 'points' }] }).state).toBe('passed');
    expect(expectParams({ to: [] }).state).toBe('failed');
    expect(expectParams({ changes: [{ field: 'points' }, { field: 'city' }] }).state).toBe('failed');
  });

  it('[S1] an action with another recipient: only what was asked is compared', () => {
    const actions = [{ trigger: 'thank-you', kind: 'sendEmail', params: { to: 'bob@example.com' } }];
    expect(run(STORE, { ...SAMPLE, expect: { actions } }).differences).toEqual([
      {
        kind: 'action',
        trigger: 'thank-you',
        sentence: '“Thank-you e-mail” requests another action than it should.',
        expected: 'Send e-mail, to bob@example.com',
        actual: 'Send e-mail, to ada@example.com',
      },
    ]);
  });

  it('[S1] each expected action needs a request of its own, whatever the order they are listed in', () => {
    const twice = [ORDER, { ...ORDER, id: 'order-2', contact: { email: 'bob@example.com' } }];
    const anyone: ExpectedAction = { trigger: 'thank-you' };
    const ada: ExpectedAction = { trigger: 'thank-you', params: { to: 'ada@example.com' } };
    const state = (actions: readonly ExpectedAction[]) =>
      run(STORE, { occurrences: twice, expect: { actions: [...actions] } });
    expect(state([anyone, ada]).state).toBe('passed');
    expect(state([anyone, anyone]).state).toBe('passed');
    expect(state([anyone, ada, anyone]).differences).toMatchObject([{ actual: 'No further action' }]);
  });

  it('[S1] an action that fails says why', () => {
    const broken = trigger('t', { ...MAIL, to: '{{ contact.nick }}' });
    const scenario = { ...SAMPLE, expect: { fired: ['t'], actions: [{ trigger: 't', node: 'act' }] } };
    const { differences } = run(storeWith({ triggers: [broken] }), scenario);
    expect(differences).toMatchObject([{ kind: 'action', actual: expect.stringMatching(/^It fails: /) as string }]);
  });

  it('[S1] several occurrences run one after another, with the contact as the last one left it', () => {
    const triggers = [trigger('add', ADD_TEN), trigger('rich', MAIL, rule('contact.points', 'atLeast', 10))];
    const first: Occurrence = { ...ORDER, contact: { email: 'ada@example.com' } };
    const second = { ...first, id: 'order-2', contact: { email: 'ADA@example.com ' } };
    const other = { ...second, contact: { email: 'bob@example.com' } };
    const workspace = storeWith({ triggers });
    const fires = (...occurrences: Occurrence[]) => run(workspace, { occurrences, expect: { fired: ['rich'] } }).state;
    expect(fires(first)).toBe('failed');
    expect(fires(first, second)).toBe('passed');
    expect(fires(first, other)).toBe('failed');
    expect(fires(first, { ...second, contact: { ...second.contact, id: 'x' } })).toBe('passed');
  });

  it('[S1] `now` is the occurrence’s own time, or what the scenario says', () => {
    const recent: Parameters<typeof trigger>[2] = {
      match: 'all',
      of: [{ field: 'occurrence.occurredAt', operator: 'withinLast', value: { amount: 1, unit: 'hour' } }],
    };
    const workspace = storeWith({ triggers: [trigger('t', MAIL, recent)] });
    expect(run(workspace, { ...SAMPLE, expect: { fired: ['t'] } }).state).toBe('passed');
    expect(run(workspace, { ...SAMPLE, now: '2030-01-01T00:00:00Z', expect: { notFired: ['t'] } }).state).toBe(
      'passed',
    );
  });

  it('[S1] [E9] counts what its occurrences caused', () => {
    const onPoints = trigger('points', MAIL, undefined, {
      nodes: [
        { id: 'event', kind: 'event', event: '10101' },
        { id: 'act', kind: 'action', action: MAIL },
      ],
    });
    const workspace = storeWith({ triggers: [trigger('add', ADD_TEN), onPoints] });
    const expected = { fired: ['points'], actions: [{ trigger: 'points', kind: 'sendEmail' }] };
    expect(run(workspace, { ...SAMPLE, expect: expected }).state).toBe('passed');
  });
});

describe('what keeps a scenario from running', () => {
  const broken = trigger('broken', MAIL, rule('contact.city', 'like', 'x'));
  const workspace = storeWith({ triggers: [...STORE.triggers, broken] });
  it.each<[string, string, Omit<Scenario, 'id' | 'name'>]>([
    ['scenario.sampleMissing', '/sample', { sample: 'gone' }],
    ['scenario.noOccurrence', '', { occurrences: [] }],
    ['scenario.noOccurrence', '', {}],
    ['scenario.twoSources', '/occurrences', { ...SAMPLE, occurrences: [ORDER] }],
    ['scenario.occurrenceRepeated', '/occurrences/1', { occurrences: [ORDER, ORDER] }],
    ['occurrence.eventUnknown', '/occurrences/0/event', { occurrences: [{ ...ORDER, event: '30599' }] }],
    ['scenario.now', '/now', { ...SAMPLE, now: 'yesterday' }],
    ['scenario.triggerMissing', '/expect/fired/0', { ...SAMPLE, expect: { fired: ['gone'] } }],
    ['scenario.triggerMissing', '/expect/actions/0/trigger', { ...SAMPLE, expect: { actions: [{ trigger: 'gone' }] } }],
    ['scenario.triggerBlocked', '/expect/notFired/0', { ...SAMPLE, expect: { notFired: ['broken'] } }],
    [
      'scenario.contradiction',
      '/expect/notFired/0',
      { ...SAMPLE, expect: { fired: ['thank-you'], notFired: ['thank-you'] } },
    ],
    [
      'scenario.stepMissing',
      '/expect/actions/0/node',
      { ...SAMPLE, expect: { actions: [{ trigger: 'thank-you', node: 'event' }] } },
    ],
    [
      'scenario.kindUnknown',
      '/expect/actions/0/kind',
      { ...SAMPLE, expect: { actions: [{ trigger: 'thank-you', kind: 'toString' }] } },
    ],
  ])('[S1] %s', (code, pointer, scenario) => {
    const result = run(workspace, scenario);
    expect(result).toMatchObject({ state: 'notRunnable', runs: [], differences: [] });
    expect(result.problems.map((problem) => [problem.code, problem.pointer])).toEqual([[code, pointer]]);
  });
});
