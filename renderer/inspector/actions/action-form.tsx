import { EmailForm } from './email-form.tsx';
import type { ActionFormProps } from './action-form-props.ts';
import { EmitEventForm } from './emit-event-form.tsx';
import { NotifyForm } from './notify-form.tsx';
import { SmsForm } from './sms-form.tsx';
import { UpdateContactForm } from './update-contact-form.tsx';
import { WebhookForm } from './webhook-form.tsx';

/** The form of an action's kind (A). */
export function ActionForm({ action, ...shared }: ActionFormProps) {
  switch (action.kind) {
    case 'sendEmail':
      return <EmailForm {...shared} action={action} />;
    case 'sendSms':
      return <SmsForm {...shared} action={action} />;
    case 'notifyTeam':
      return <NotifyForm {...shared} action={action} />;
    case 'callWebhook':
      return <WebhookForm {...shared} action={action} />;
    case 'updateContact':
      return <UpdateContactForm {...shared} action={action} />;
    case 'emitEvent':
      return <EmitEventForm {...shared} action={action} />;
  }
}
