import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../shared/base/json.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { prepare } from '../../../shared/engine/prepare.ts';
import type { TraceEntry } from '../../../shared/engine/trace.ts';
import type { ActionSpec } from '../../../shared/program/program.ts';
import { NOW, does, occurrence, program, start, trigger } from './build-program.ts';

interface Done {
  readonly entry: TraceEntry;
  readonly params: JsonObject | undefined;
  readonly contact: JsonObject;
}

function perform(action: ActionSpec, contact: JsonObject = {}, data: JsonObject = {}): Done {
  const prepared = prepare(program(trigger('t', [start('do'), does('do', action)])));
  const result = evaluate(prepared, occurrence(data), { now: NOW, state: { contact } });
  return {
    entry: result.trace.triggers[0]!.nodes[1]!,
    params: result.requests[0]?.params,
    contact: result.state.contact,
  };
}

const email = (o: Partial<Extract<ActionSpec, { kind: 'sendEmail' }>>): ActionSpec => ({
  kind: 'sendEmail',
  to: '{{ contact.email }}',
  subject: 'Hi',
  text: 'x',
  ...o,
});
const hook = (o: Partial<Extract<ActionSpec, { kind: 'callWebhook' }>>): ActionSpec => ({
  kind: 'callWebhook',
  url: 'https://example.com/hook',
  method: 'POST',
  headers: {},
  ...o,
});
const update = (
  field: string,
  change: 'set' | 'add' | 'append' | 'remove',
  value: string,
): Extract<ActionSpec, { kind: 'updateContact' }> => ({ kind: 'updateContact', changes: [{ field, change, value }] });

describe('messages', () => {
  it('[A][E8] sendEmail renders each part for its place', () => {
    const done = perform(
      email({
        subject: 'Hello {{ contact.firstname }}',
        html: '<p>{{ contact.firstname }}</p>',
        text: '{{ contact.firstname }}',
        replyTo: ' sales@example.com ',
      }),
      { email: 'ada@example.com', firstname: '<A>\r\nBcc: x' },
    );
    expect(done.params).toEqual({
      to: 'ada@example.com',
      subject: 'Hello <A> Bcc: x',
      html: '<p>&lt;A&gt;\r\nBcc: x</p>',
      text: '<A>\r\nBcc: x',
      replyTo: 'sales@example.com',
    });
    expect(done.entry).toEqual({ node: 'do', kind: 'action', state: 'requested', took: 'then' });
  });

  it('[E8] missing values leave notes on the node', () => {
    const done = perform(email({ subject: '{{ contact.a }}', text: '{{ contact.a }}{{ event.b }}' }), {
      email: 'a@b.c',
    });
    expect(done.params).toEqual({ to: 'a@b.c', subject: '', text: '' });
    expect(done.entry.notes).toEqual(['contact.a is missing and stays empty', 'event.b is missing and stays empty']);
  });

  it.each<[string, Json]>([
    ['missing', undefined as never],
    ['empty', ''],
    ['two', 'a@b.com,c@d.com'],
    ['CR LF', 'a@b.com\r\nBcc: c@d.com'],
    ['LF at the end', 'a@b.com\n'],
    ['a name', 'Ada <ada@example.com>'],
    ['a list', ['a@b.com', 'c@d.com']],
    ['a number', 7],
  ])('[A1] a recipient that is %s fails, and the flow goes on', (_, value) => {
    const done = perform(email({}), value === undefined ? {} : { email: value });
    expect(done.entry).toMatchObject({ state: 'error', took: 'then', error: { code: 'action.badRecipient' } });
    expect(done.params).toBeUndefined();
  });

  it('[A1] replyTo is a recipient too', () => {
    expect(perform(email({ to: 'a@b.com', replyTo: '{{ contact.x }}' })).entry.error?.code).toBe('action.badRecipient');
  });

  it('[A][A1] sendSms takes one E.164 number', () => {
    const sms: ActionSpec = { kind: 'sendSms', to: '{{ contact.phone }}', body: 'Total\n{{ event.total }}' };
    expect(perform(sms, { phone: ' +15125550100' }, { total: 5 }).params).toEqual({
      to: '+15125550100',
      body: 'Total\n5',
    });
    for (const phone of ['555 0100', '+1 512 555 0100', '+15125550100,+15125550101', '']) {
      expect(perform(sms, { phone }).entry.error?.code).toBe('action.badRecipient');
    }
  });

  it('[A] notifyTeam has fixed recipients', () => {
    const team = (to: readonly string[]): ActionSpec => ({ kind: 'notifyTeam', to, subject: 'a\nb', text: 'x' });
    expect(perform(team(['a@b.com', 'c@d.com'])).params).toEqual({
      to: ['a@b.com', 'c@d.com'],
      subject: 'a b',
      text: 'x',
    });
    expect(perform(team([])).entry.error?.code).toBe('action.badRecipient');
    expect(perform(team(['a@b.com', 'x'])).entry.error?.code).toBe('action.badRecipient');
  });

  it('[E4][E8] a template that fails makes the node an error, in words', () => {
    const done = perform(email({ to: 'a@b.com', text: '{{ "%" | url_decode }}' }));
    expect(done.entry.error).toEqual({
      code: 'action.template',
      message: 'text: A filter or tag cannot use the value that it gets. (line 1, column 1)',
    });
    expect(perform(email({ to: 'a@b.com', text: '{{ x | shout }}' })).entry.error?.message).toMatch(/no filter shout/);
  });
});

describe('webhooks', () => {
  it('[A] without a body template the whole occurrence is the body', () => {
    const done = perform(hook({}), { city: 'Austin' }, { total: 1 });
    expect(done.params).toEqual({
      url: 'https://example.com/hook',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"contact":{"city":"Austin"},"data":{"total":1},"event":"30552","id":"order-1","occurredAt":"2026-03-14T15:09:26Z"}',
    });
  });

  it('[A] a GET has no body, and one with a body template fails', () => {
    expect(perform(hook({ method: 'GET' })).params).toEqual({
      url: 'https://example.com/hook',
      method: 'GET',
      headers: {},
    });
    expect(perform(hook({ method: 'GET', body: '{}' })).entry.error?.code).toBe('action.badBody');
  });

  it.each([
    [{}, '{"a":"{{ contact.v }}"}', '{"a":"\\"<&"}'],
    [{ 'Content-Type': 'application/ld+json' }, '{{ contact.v | json }}', '"\\"<&"'],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 'a={{ contact.v }}', 'a=%22%3C%26'],
    [{ 'content-type': 'text/plain' }, '{{ contact.v }}', '"<&'],
    [{ 'content-type': 'application/xml' }, '<a>{{ contact.v }}</a>', '<a>&#34;&lt;&amp;</a>'],
  ])('[E8] values are escaped for the body they stand in: %j', (headers, body, expected) => {
    const done = perform(hook({ headers, body }), { v: '"<&' });
    expect(done.params?.['body']).toBe(expected);
  });

  it('[E8] a body that is no JSON after rendering fails instead of being sent', () => {
    expect(perform(hook({ body: '{"a": {{ contact.v }} }' })).entry.error?.code).toBe('action.badBody');
  });

  it.each([
    ['https://example.com/{{ contact.v }}/x', '../admin?a=b#c', 'https://example.com/..%2Fadmin%3Fa%3Db%23c/x'],
    ['https://example.com/?q={{ contact.v }}', 'a&b=c', 'https://example.com/?q=a%26b%3Dc'],
    ['https://example.com/?q={{ contact.v }}', '/../', 'https://example.com/?q=%2F..%2F'],
    ['https://example.com/{{ contact.v }}', '...', 'https://example.com/...'],
    ['https://{{ contact.v }}.example.com/', 'shop', 'https://shop.example.com/'],
    [' http://example.com ', '', 'http://example.com'],
  ])('[E8] %s with %j', (url, v, expected) => {
    expect(perform(hook({ url }), { v }).params?.['url']).toBe(expected);
  });

  it.each([
    ['{{ contact.v }}', 'https://evil.example/'],
    ['https://{{ contact.v }}/', 'evil.example/x?'],
    ['javascript:alert(1)', ''],
    ['file:///etc/passwd', ''],
    ['/relative', ''],
    ['', ''],
    ['https://user:secret@example.com/', ''],
    ['https://example.com/a b', ''],
    ['https://exa\nmple.com/', ''],
    ['https://example.com/a/{{ contact.v }}/b', '..'],
    ['https://example.com/a/{{ contact.v }}', '.'],
    ['https://example.com/a/{{ contact.v }}{{ contact.v }}?q', '.'],
    ['https://example.com/%2E%2e/{{ contact.v }}', 'x'],
    ['https://{{ contact.v }}.example.com/', 'evil.example/'],
    ['https://{{ contact.v }}.example.com/', 'a@b'],
    ['https://{{ contact.v }}.example.com/', 'a:80'],
  ])('[A] %j with %j is refused', (url, v) => {
    expect(perform(hook({ url }), { v }).entry.error?.code).toBe('action.badUrl');
  });

  it('[E8] no CR or LF gets into a header', () => {
    const done = perform(hook({ headers: { 'X-Name': 'a\r\n{{ contact.v }}' } }), { v: 'b\r\nX-Evil: 1' });
    expect(done.params?.['headers']).toEqual({ 'X-Name': 'a b X-Evil: 1', 'content-type': 'application/json' });
    expect(perform(hook({ headers: { 'bad name': 'x' } })).entry.error?.code).toBe('action.badHeader');
  });
});

describe('updateContact', () => {
  it.each<['set' | 'add' | 'append' | 'remove', Json | undefined, string, Json | undefined]>([
    ['set', 'x', 'y', 'y'],
    ['set', undefined, '7', '7'],
    ['set', null, '7', '7'],
    ['set', 5, '7.50', 7.5],
    ['set', 5, 'seven', 'seven'],
    ['set', true, 'FALSE', false],
    ['set', true, 'no', 'no'],
    ['set', '5', '7', '7'],
    ['set', ['a'], 'b', 'b'],
    ['add', 95, '10', 105],
    ['add', undefined, '10', 10],
    ['add', '95', '-5.5', 89.5],
    ['append', undefined, 'vip', ['vip']],
    ['append', null, 'vip', ['vip']],
    ['append', ['a'], 'vip', ['a', 'vip']],
    ['append', ['vip'], 'vip', ['vip']],
    ['append', [7], '7', [7]],
    ['append', ['VIP'], 'vip', ['VIP', 'vip']],
    ['remove', ['a', 'vip', 'vip'], 'vip', ['a']],
    ['remove', [7, true, null], '7', [true, null]],
    ['remove', ['a'], 'b', ['a']],
    ['remove', undefined, 'b', undefined],
  ])('[A3] %s on %j with %j gives %j', (change, before, value, after) => {
    const done = perform(update('f', change, value), before === undefined ? {} : { f: before });
    expect(done.entry.state).toBe('requested');
    expect(done.contact['f']).toEqual(after);
    expect(done.params).toEqual({
      changes: [{ field: 'f', change, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }],
    });
  });

  it.each<['add' | 'append' | 'remove', Json, string, string]>([
    ['add', null, '1', 'action.notNumber'],
    ['add', 'many', '1', 'action.notNumber'],
    ['add', true, '1', 'action.notNumber'],
    ['add', [1], '1', 'action.notNumber'],
    ['add', 1, '', 'action.notNumber'],
    ['add', 1, '1,000', 'action.notNumber'],
    ['add', 1.7e308, '1.7e308', 'action.notNumber'],
    ['append', 'vip', 'x', 'action.notList'],
    ['append', { a: 1 }, 'x', 'action.notList'],
    ['remove', 5, 'x', 'action.notList'],
  ])('[A3] %s on %j with %j fails and changes nothing', (change, before, value, code) => {
    const done = perform(update('f', change, value), { f: before });
    expect(done.entry.error?.code).toBe(code);
    expect(done.contact).toEqual({ f: before });
  });

  it('[A3] changes of one action build on one another, and all are dropped when one fails', () => {
    const two = (second: string): ActionSpec => ({
      kind: 'updateContact',
      changes: [
        { field: 'points', change: 'add', value: '5' },
        { field: 'points', change: 'add', value: second },
      ],
    });
    expect(perform(two('{{ contact.points }}'), { points: 10 }).contact).toEqual({ points: 25 });
    expect(perform(two('x'), { points: 10 }).contact).toEqual({ points: 10 });
  });

  it('[C9][A3] a field named __proto__ is a field like any other', () => {
    const done = perform(update('__proto__', 'set', 'x'), { a: 1 });
    expect(Object.getPrototypeOf(done.contact)).toBe(Object.prototype);
    expect(Object.keys(done.contact)).toEqual(['a', '__proto__']);
    expect(({} as JsonObject)['x']).toBeUndefined();
  });
});

describe('emitEvent', () => {
  it('[A][E9] texts are templates, other members are taken as they are', () => {
    const done = perform(
      {
        kind: 'emitEvent',
        event: '30551',
        data: { who: '{{ contact.firstname }}', n: 5, list: ['{{ x }}'], deep: { a: null } },
      },
      { firstname: 'Ada' },
    );
    expect(done.params).toEqual({
      event: '30551',
      data: { who: 'Ada', n: 5, list: ['{{ x }}'], deep: { a: null } },
      occurrence: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });
});
