import { ok } from '../base/result.ts';
import type { ActionSpec } from '../program/program.ts';
import { prepareEmail, prepareSms, prepareTeamNote } from './message-action.ts';
import { prepareUpdate } from './update-action.ts';
import { prepareEmit } from './emit-action.ts';
import type { ActionView, MessageParams, PreparedAction } from './prepared-action.ts';
import { prepareWebhook } from './webhook-action.ts';

/** An action ready to be performed (A). */
export function prepareAction(spec: ActionSpec): PreparedAction {
  switch (spec.kind) {
    case 'sendEmail':
      return message(spec.kind, prepareEmail(spec));
    case 'sendSms':
      return message(spec.kind, prepareSms(spec));
    case 'notifyTeam':
      return message(spec.kind, prepareTeamNote(spec));
    case 'callWebhook':
      return message(spec.kind, prepareWebhook(spec));
    case 'updateContact':
      return { kind: spec.kind, changesLater: true, perform: prepareUpdate(spec) };
    case 'emitEvent':
      return { kind: spec.kind, changesLater: true, perform: prepareEmit(spec) };
  }
}

function message(kind: ActionSpec['kind'], render: (view: ActionView) => MessageParams): PreparedAction {
  return {
    kind,
    changesLater: false,
    perform(view) {
      const rendered = render(view);
      return rendered.ok ? ok({ ...rendered.value, contact: view.contact, raised: [] }) : rendered;
    },
  };
}
