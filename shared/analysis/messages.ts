import type { Step } from '../program/program.ts';
import type { TriggerStudy } from './trigger-study.ts';

/** Ways to a contact that it can be written to twice by. */
export type Channel = 'sendEmail' | 'sendSms';
export const CHANNELS: readonly Channel[] = ['sendEmail', 'sendSms'];

export type Message = Extract<Step, { kind: 'action' }>;

/** Steps that write to the contact by a channel and are not proved to be unreachable. */
export function messagesOf(study: TriggerStudy, channel: Channel): readonly Message[] {
  return study.trigger.steps.filter(
    (step): step is Message =>
      step.kind === 'action' &&
      step.action.kind === channel &&
      study.steps.get(step.node)?.kind !== 'impossible' &&
      /\bcontact\b/.test(step.action.to),
  );
}
