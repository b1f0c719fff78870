import classes from './action-form.module.css';
import type { ActionFormProps, ActionOf } from './action-form-props.ts';
import { smsSegments, smsWords } from './sms-segments.ts';
import { TemplateField } from './template-field.tsx';
import { hasTemplate, previewTemplate } from './template-preview.ts';

/** An SMS to the contact. Segments are counted for what the sample in view makes of the text. */
export function SmsForm({ action, onChange, problems, focusTarget, ...shared }: ActionFormProps<ActionOf<'sendSms'>>) {
  const { to = '', body = '' } = action;
  const rendered = shared.sample && previewTemplate(body, 'text', shared.sample, shared.timeZone);
  const text = rendered?.ok ? rendered.value.text : body;
  return (
    <>
      <TemplateField
        {...shared}
        label="To"
        place="text"
        lines={1}
        mono
        placeholder="{{ contact.phone }}"
        value={to}
        field="action/to"
        problems={problems}
        onChange={(value, gesture) => onChange({ ...action, to: value }, gesture)}
        focusTarget={focusTarget}
      />
      <TemplateField
        {...shared}
        label="Text"
        place="text"
        lines={4}
        value={body}
        field="action/body"
        problems={problems}
        onChange={(value, gesture) => onChange({ ...action, body: value }, gesture)}
      />
      <p className={classes.meta}>
        {smsWords(smsSegments(text))}
        {hasTemplate(body) && !rendered?.ok && ' · counted before fields are filled in'}
      </p>
    </>
  );
}
