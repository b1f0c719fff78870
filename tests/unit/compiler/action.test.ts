import { expect, it } from 'vitest';
import { compile } from '../../../shared/compiler/compile.ts';
import type { Action } from '../../../shared/flow/action.ts';
import type { ActionSpec } from '../../../shared/program/program.ts';
import { aWorkspace, found, withAction } from './a-workspace.ts';

const AT = '/triggers/0/nodes/1';
const mail = { kind: 'sendEmail', subject: 'S', text: 'T' } as const;
const team = { kind: 'notifyTeam' as const, to: ['a@example.com'], subject: 'S', text: 'T' };
const hook = { kind: 'callWebhook', url: 'https://books.example.com/orders' } as const;
const update = (field: string, change: 'set' | 'add' | 'append' | 'remove', value?: string): Action => ({
  kind: 'updateContact',
  changes: [{ field, change, ...(value === undefined ? {} : { value }) }],
});

const sound: readonly (readonly [name: string, action: Action, spec: ActionSpec])[] = [
  [
    'the contact is the default recipient',
    mail,
    { kind: 'sendEmail', to: '{{ contact.email }}', subject: 'S', text: 'T' },
  ],
  [
    'a blank recipient is none',
    { ...mail, to: ' ', replyTo: '' },
    { kind: 'sendEmail', to: '{{ contact.email }}', subject: 'S', text: 'T' },
  ],
  [
    'all of an e-mail',
    { ...mail, to: 'a@example.com', html: '<p>{{ event.x }}</p>', replyTo: '{{ contact.owner }}' },
    {
      kind: 'sendEmail',
      to: 'a@example.com',
      subject: 'S',
      html: '<p>{{ event.x }}</p>',
      text: 'T',
      replyTo: '{{ contact.owner }}',
    },
  ],
  ['an SMS', { kind: 'sendSms', body: 'B' }, { kind: 'sendSms', to: '{{ contact.phone }}', body: 'B' }],
  [
    'a fixed number',
    { kind: 'sendSms', to: '+15125550100', body: 'B' },
    { kind: 'sendSms', to: '+15125550100', body: 'B' },
  ],
  ['the team', team, team],
  ['a webhook', hook, { ...hook, method: 'POST', headers: {} }],
  [
    'all of a webhook',
    { ...hook, method: 'PUT', headers: { 'X-Id': '{{ event.id }}' }, body: '{"a": {{ event.x | json }}}' },
    { ...hook, method: 'PUT', headers: { 'X-Id': '{{ event.id }}' }, body: '{"a": {{ event.x | json }}}' },
  ],
  [
    'a templated address',
    { ...hook, url: '{{ contact.hook }}' },
    { kind: 'callWebhook', url: '{{ contact.hook }}', method: 'POST', headers: {} },
  ],
  [
    'adding',
    update('points', 'add', ' 10 '),
    { kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: ' 10 ' }] },
  ],
  [
    'emptying',
    update('city', 'set', ''),
    { kind: 'updateContact', changes: [{ field: 'city', change: 'set', value: '' }] },
  ],
  ['emitting', { kind: 'emitEvent', event: '30551' }, { kind: 'emitEvent', event: '30551', data: {} }],
  [
    'emitting with data',
    { kind: 'emitEvent', event: '30551', data: { a: '{{ event.x }}', b: [1, '{{'] } },
    { kind: 'emitEvent', event: '30551', data: { a: '{{ event.x }}', b: [1, '{{'] } },
  ],
];

it.each(sound)('[A] %s', (_name, action, spec) => {
  const workspace = aWorkspace(withAction(action));
  expect(found(workspace)).toEqual([]);
  expect(compile(workspace).program.triggers[0]?.steps[1]).toEqual({
    kind: 'action',
    node: 'do',
    action: spec,
    then: [],
  });
});

const wrong: readonly (readonly [name: string, action: Action, problems: readonly string[]])[] = [
  ['an empty e-mail', { kind: 'sendEmail' }, ['action.missing action/text', 'action.missing action/subject']],
  ['a blank subject', { ...mail, subject: ' ' }, ['action.missing action/subject']],
  ['a subject that is no Liquid', { ...mail, subject: '{{ contact.' }, ['action.template action/subject']],
  ['HTML that is no Liquid', { ...mail, html: '{% if %}' }, ['action.template action/html']],
  ['a recipient that is no address', { ...mail, to: 'sales' }, ['action.address action/to']],
  ['two recipients', { ...mail, to: 'a@example.com, b@example.com' }, ['action.address action/to']],
  ['a reply address that is none', { ...mail, replyTo: 'sales@' }, ['action.address action/replyTo']],
  ['quiet hours', { ...mail, quietHours: { from: '22:00', to: '07:00' } }, ['flow.notSupportedYet action/quietHours']],
  ['an empty SMS', { kind: 'sendSms' }, ['action.missing action/body']],
  ['a number that is none', { kind: 'sendSms', to: '512 555 0100', body: 'B' }, ['action.phone action/to']],
  ['nobody in the team', { ...team, to: [] }, ['action.missing action/to']],
  ['a blank address in the team', { ...team, to: ['a@example.com', ''] }, ['action.missing action/to/1']],
  ['a template in a fixed address', { ...team, to: ['{{ contact.email }}'] }, ['action.address action/to/0']],
  [
    'no words for the team',
    { kind: 'notifyTeam', to: ['a@example.com'] },
    ['action.missing action/subject', 'action.missing action/text'],
  ],
  ['no address', { kind: 'callWebhook' }, ['action.missing action/url']],
  ['an address without scheme', { ...hook, url: 'books.example.com' }, ['action.url action/url']],
  ['another scheme', { ...hook, url: 'ftp://books.example.com' }, ['action.url action/url']],
  ['script as scheme of a template', { ...hook, url: 'javascript:{{ event.x }}' }, ['action.url action/url']],
  ['http', { ...hook, url: 'http://localhost:8080/x' }, ['warning action.urlNotHttps action/url']],
  ['http before a template', { ...hook, url: 'HTTP://{{ event.host }}/' }, ['warning action.urlNotHttps action/url']],
  ['a header name with a blank', { ...hook, headers: { 'X Id': '1' } }, ['action.headerName action/headers/X Id']],
  [
    'a header of the request itself',
    { ...hook, headers: { 'Content-Length': '1' } },
    ['action.headerReserved action/headers/Content-Length'],
  ],
  ['a header twice', { ...hook, headers: { 'x-a': '1', 'X-A': '2' } }, ['action.headerDuplicate action/headers/X-A']],
  [
    'a line break in a header',
    { ...hook, headers: { 'x/a': '1', 'X-A': 'a\r\nb' } },
    ['action.headerName action/headers/x~1a', 'action.headerValue action/headers/X-A'],
  ],
  ['a body that is no Liquid', { ...hook, body: '{{' }, ['action.template action/body']],
  ['no changes', { kind: 'updateContact' }, ['action.missing action/changes']],
  ['a change without field', update('', 'set', '1'), ['action.missing action/changes/0/field']],
  ['a change without value', update('city', 'set'), ['action.missing action/changes/0/value']],
  ['appending nothing', update('tags', 'append', ''), ['action.missing action/changes/0/value']],
  ['adding words', update('points', 'add', 'ten'), ['action.notNumber action/changes/0/value']],
  ['changing who it is', update('id', 'set', '7'), ['action.contactField action/changes/0/field']],
  ['changing a prototype', update('__proto__', 'set', '7'), ['action.contactField action/changes/0/field']],
  ['no event', { kind: 'emitEvent' }, ['action.missing action/event']],
  ['an unknown event', { kind: 'emitEvent', event: '30599' }, ['action.eventUnknown action/event']],
  ['an internal event', { kind: 'emitEvent', event: '10201' }, ['action.eventInternal action/event']],
  [
    'data that is no Liquid',
    { kind: 'emitEvent', event: '30551', data: { a: '{{' } },
    ['action.template action/data/a'],
  ],
];

it.each(wrong)('[A F4] %s', (_name, action, problems) => {
  const workspace = aWorkspace(withAction(action));
  expect(found(workspace)).toEqual(problems.map((problem) => problem.replace(/ action\//, ` ${AT}/action/`)));
  const blocks = problems.some((problem) => !problem.startsWith('warning'));
  expect(compile(workspace).blocked).toEqual(blocks ? ['t'] : []);
});
