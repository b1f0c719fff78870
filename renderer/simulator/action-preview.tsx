import { useMemo } from 'react';
import type { RequestedAction } from '../../shared/engine/trace.ts';
import classes from './action-preview.module.css';
import { ContactPreview } from './contact-preview.tsx';
import { EventPreview } from './event-preview.tsx';
import { MessagePreview } from './message-preview.tsx';
import { FootContext } from './preview-foot.tsx';
import { SmsPreview } from './sms-preview.tsx';
import { WebhookPreview } from './webhook-preview.tsx';

export type PreviewedAction = Pick<RequestedAction, 'kind' | 'params' | 'trigger' | 'node'>;

function Body({ action }: { action: PreviewedAction }) {
  const { kind, params } = action;
  switch (kind) {
    case 'sendEmail':
    case 'notifyTeam':
      return <MessagePreview params={params} />;
    case 'sendSms':
      return <SmsPreview params={params} />;
    case 'callWebhook':
      return <WebhookPreview params={params} />;
    case 'updateContact':
      return <ContactPreview params={params} />;
    case 'emitEvent':
      return <EventPreview params={params} />;
  }
}

const none: readonly string[] = [];

/** One requested action as it would look, with a foot that says what became of it. */
export function ActionPreview(props: { action: PreviewedAction; foot: string; notes?: readonly string[] }) {
  const { action, foot, notes = none } = props;
  return (
    <div className={classes.card}>
      <FootContext value={useMemo(() => ({ foot, notes }), [foot, notes])}>
        <Body key={`${action.trigger} ${action.node}`} action={action} />
      </FootContext>
    </div>
  );
}
