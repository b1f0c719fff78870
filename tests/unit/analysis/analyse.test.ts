import { describe, expect, it } from 'vitest';
import { analyse } from '../../../shared/analysis/analyse.ts';
import type { AnalysisProblem } from '../../../shared/analysis/analysis-problem.ts';
import { compile } from '../../../shared/compiler/compile.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import type { Action } from '../../../shared/flow/action.ts';
import type { ConditionMember, Group } from '../../../shared/flow/condition.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import type { Trigger } from '../../../shared/flow/trigger.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';
import { aTrigger, aWorkspace, edges, EVENT, SMS, withAction, withCondition } from '../compiler/a-workspace.ts';

function all(...of: ConditionMember[]): Group {
  return { match: 'all', of };
}

function problemsOf(workspace: Workspace): readonly AnalysisProblem[] {
  return analyse(workspace, compile(workspace)).problems.filter(({ code }) => code !== 'analysis.unusedEvent');
}

function of(...triggers: Trigger[]): readonly AnalysisProblem[] {
  return problemsOf({ ...aWorkspace(triggers[0]!), triggers });
}

function said(...triggers: Trigger[]): readonly string[] {
  return of(...triggers).map(({ code, message }) => `${code.replace('analysis.', '')}: ${message}`);
}

const MAIL: Action = { kind: 'sendEmail', to: '{{ contact.email }}', subject: 'S', text: 'T' };
const points = (operator: string, value: number): ConditionMember => ({ field: 'contact.points', operator, value });

describe('what can never happen', () => {
  it('[C4] names the rules of one condition that exclude one another, and no others', () => {
    const condition = all(
      points('atLeast', 200),
      { field: 'contact.city', operator: 'exists' },
      points('lessThan', 100),
    );
    expect(said(withCondition(condition))).toEqual([
      'deadTrigger: “contact.points is at least 200 and contact.city exists and contact.points is less than 100” never takes ' +
        'Yes, so “T” can never fire. Nothing can be both at least 200 and less than 100: contact.points.',
    ]);
  });

  it('[E3] finds them across the conditions of a way', () => {
    const trigger = aTrigger({
      nodes: [
        EVENT,
        { id: 'big', kind: 'condition', name: 'Big', condition: all(points('atLeast', 200)) },
        { id: 'small', kind: 'condition', name: 'Small', condition: all(points('lessThan', 100)) },
        SMS,
        { id: 'mail', kind: 'action', name: 'Mail', action: MAIL },
      ],
      edges: edges('event>big', 'big.yes>small', 'small.yes>sms', 'small.no>mail'),
    });
    expect(said(trigger)).toEqual([
      'contradiction: “Small” never takes Yes, so “Send SMS” can never be reached. Nothing can be both at least 200 and less ' +
        'than 100: contact.points (also in “Big”).',
    ]);
  });

  it('[C5] knows that texts can be numbers, and that no text is a number and a time', () => {
    expect(
      said(withCondition(all(points('atLeast', 5), { field: 'contact.points', operator: 'startsWith', value: '0' }))),
    ).toEqual([]);
    const both = all(points('atLeast', 5), { field: 'contact.points', operator: 'after', value: '2026-01-01' });
    expect(said(withCondition(both))[0]).toContain('Nothing can be both at least 5 and after 2026-01-01');
  });

  it('[C1] a rule that is always true, and one that never is', () => {
    const condition: Group = {
      match: 'any',
      of: [points('atLeast', 200), { field: 'occurrence.event', operator: 'equals', value: '30551' }],
    };
    expect(said(withCondition(condition))).toEqual([
      'neverTrue: In “contact.points is at least 200 or occurrence.event is "30551"”, “occurrence.event is "30551"” is never ' +
        'true when it is reached.',
    ]);
    const always: Group = { match: 'any', of: [points('atLeast', 200), { ...points('atLeast', 200), not: true }] };
    expect(of(withCondition(always))).toMatchObject([{ code: 'analysis.alwaysTrue', severity: 'info', node: 'if' }]);
  });

  it('[E2][C4] within the active time, by the clock', () => {
    const late = { field: 'occurrence.occurredAt', operator: 'after', value: '2027-01-01' };
    const trigger = { ...withCondition(all(late)), activeUntil: '2026-06-01' };
    // A server may evaluate an occurrence at another time than its own.
    expect(said(trigger)).toEqual([]);
    const recent = { field: 'event.at', operator: 'withinLast', value: { amount: 1, unit: 'day' } };
    const old = { field: 'event.at', operator: 'before', value: '2026-01-01' };
    expect(said({ ...withCondition(all(recent, old)), activeFrom: '2026-01-02' })[0]).toContain('can never fire');
    expect(said({ ...withCondition(all(recent, old)), activeFrom: '2026-01-01' })).toEqual([]);
  });

  it('[C4] says of an output that it could not settle it', () => {
    const field = 'event.text';
    const patterns = ['^(?:a|b)*a(?:a|b){12}$', '^(?:a|b)*b(?:a|b){13}$', '^(?:[ab]{3})+$', '^(?:[ab]{7})+$'];
    const found = of(withCondition(all(...patterns.map((value) => ({ field, operator: 'matches', value })))));
    const open = found.filter(({ code }) => code === 'analysis.unknown');
    expect(open.every(({ message, severity }) => severity === 'info' && message.includes('is not known'))).toBe(true);
    expect(open).toHaveLength(1);
  });

  it('says nothing of a sound workspace, and has a witness of each of its branches', () => {
    const store = onlineStoreExample();
    const compilation = compile(store);
    const { problems, studies } = analyse(store, compilation);
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['analysis.unusedEvent /events/0']);
    const branches = studies.flatMap((study) => study.branches);
    expect(branches).toHaveLength(2);
    for (const { node, port, outcome } of branches) {
      if (outcome.kind !== 'found') throw new Error(`${node} ${port}`);
      const { occurrence, now } = outcome.value;
      const { trace } = evaluate(prepare(compilation.program), occurrence, {
        now,
        state: { contact: occurrence.contact },
      });
      expect(trace.triggers.flatMap(({ nodes }) => nodes).find((one) => one.node === node)?.took).toBe(port);
    }
  });
});

describe('between triggers', () => {
  const mail = (id: string, condition: Group): Trigger => ({
    ...aTrigger({
      nodes: [EVENT, { id: 'if', kind: 'condition', condition }, { id: 'do', kind: 'action', action: MAIL }],
      edges: edges('event>if', 'if.yes>do'),
    }),
    id,
    name: id,
  });

  it('[A1] finds one contact that gets two e-mails, and an occurrence for which it does', () => {
    const found = of(mail('big', all(points('atLeast', 100))), mail('small', all(points('lessThan', 200))));
    expect(found).toMatchObject([{ code: 'analysis.overlap', trigger: 'small' }]);
    const { contact } = found[0]!.witness!.occurrence;
    expect(Number(contact['points'])).toBeGreaterThanOrEqual(100);
    expect(Number(contact['points'])).toBeLessThan(200);
  });

  it('[A1] finds it for different fields that can hold one address', () => {
    const work = { ...MAIL, to: '{{ contact.work }}' };
    const [one, two] = [withAction(MAIL), { ...withAction(work), id: 'u', name: 'U' }];
    const [found] = of(one, two);
    expect(found?.code).toBe('analysis.overlap');
    const { contact } = found!.witness!.occurrence;
    expect(contact['work']).toBe(contact['email']);
  });

  it('says that it does not know, of addresses that only a template tells', () => {
    const odd = { ...MAIL, to: '{{ contact.first }}.{{ contact.last }}@example.com' };
    expect(said(withAction(odd), { ...withAction(MAIL), id: 'u', name: 'U' })).toEqual([
      expect.stringMatching(
        /^possibleOverlap: Whether “T” and “U” can send two e-mails to one contact .* is not known/,
      ),
    ]);
    const never = mail('small', all(points('lessThan', 100)));
    const other = mail('big', all(points('atLeast', 200)));
    const nodes = other.nodes.map((node) => (node.kind === 'action' ? { ...node, action: odd } : node));
    expect(said(never, { ...other, nodes })).toEqual([]);
  });

  it('says of how many pairs it does not know, where there are too many to compare', () => {
    const many = Array.from({ length: 26 }, (_, index) => ({
      ...withAction(MAIL),
      id: `t${index}`,
      name: `T${index}`,
    }));
    const found = of(...many);
    expect(found.filter(({ code }) => code === 'analysis.overlap')).toHaveLength(300);
    expect(found.at(-1)).toMatchObject({ code: 'analysis.possibleOverlap', pointer: '/triggers' });
    expect(found.at(-1)?.message).toContain('the last 25 of them');
  });

  it('says nothing of triggers that exclude one another, or that write to others', () => {
    expect(said(mail('big', all(points('atLeast', 200))), mail('small', all(points('lessThan', 100))))).toEqual([]);
    const team: Action = { kind: 'notifyTeam', to: ['a@example.com'], subject: 'S', text: 'T' };
    expect(said(withAction(team), { ...withAction(team), id: 'u' })).toEqual([]);
  });

  it('[E9] finds triggers that cause one another without end', () => {
    const emit = (id: string, event: string, next: string): Trigger => ({
      ...aTrigger(),
      id,
      name: id,
      nodes: [
        { id: 'event', kind: 'event', event },
        { id: 'do', kind: 'action', action: { kind: 'emitEvent', event: next, data: {} } },
      ],
      edges: edges('event>do'),
    });
    expect(of(emit('a', '30551', '30552'), emit('b', '30552', '30551'))).toMatchObject([
      { code: 'analysis.loop', severity: 'warning', trigger: 'a', witness: { occurrence: { event: '30551' } } },
    ]);
    expect(said(emit('a', '30551', '30552'))).toEqual([]);
  });

  it('[E9] an update that changes nothing the second time is no proved loop', () => {
    const set = (change: 'set' | 'add'): Trigger => ({
      ...withAction({ kind: 'updateContact', changes: [{ field: 'points', change, value: '5' }] }),
      nodes: [
        { id: 'event', kind: 'event', event: '10101' },
        {
          id: 'do',
          kind: 'action',
          action: { kind: 'updateContact', changes: [{ field: 'points', change, value: '5' }] },
        },
      ],
    });
    expect(of(set('add'))).toMatchObject([{ code: 'analysis.loop' }]);
    expect(of(set('set'))).toMatchObject([{ code: 'analysis.possibleLoop', severity: 'info' }]);
  });
});
