import { SegmentedControl } from '@mantine/core';
import { OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { ProblemLine } from '../fields/form-row.tsx';
import { problemExactlyAt } from '../node-problems.ts';
import classes from './action-form.module.css';
import type { ActionFormProps, ActionOf } from './action-form-props.ts';
import { TemplateField } from './template-field.tsx';
import link from '../../ui/link.module.css';

type Body = 'text' | 'html';

/** An e-mail to the contact: its text, its HTML, or both (then the reader's program chooses). */
export function EmailForm({
  action,
  onChange,
  problems,
  focusTarget,
  ...shared
}: ActionFormProps<ActionOf<'sendEmail'>>) {
  const [body, setBody] = useState<Body>((action.html ?? '') !== '' && (action.text ?? '') === '' ? 'html' : 'text');
  const [replies, setReplies] = useState(action.replyTo !== undefined);
  const field = (member: 'to' | 'subject' | 'replyTo' | Body) => ({
    ...shared,
    value: action[member] ?? '',
    field: `action/${member}`,
    problems,
    onChange: (value: string, gesture: string) => {
      const { [member]: _, ...others } = action;
      const optional = member === 'replyTo' || member === 'html' || member === 'text';
      onChange(optional && value === '' ? others : { ...action, [member]: value }, gesture);
    },
  });
  const missing = problemExactlyAt(problems, 'action/text');
  const troubled = (member: Body): boolean =>
    body !== member && problemExactlyAt(problems, `action/${member}`) !== undefined;
  return (
    <>
      <TemplateField
        {...field('to')}
        label="To"
        place="text"
        lines={1}
        placeholder="{{ contact.email }}"
        mono
        focusTarget={focusTarget}
      />
      {replies || action.replyTo !== undefined ? (
        <TemplateField {...field('replyTo')} label="Reply to" place="text" lines={1} mono />
      ) : (
        <button type="button" className={link.link} onClick={() => setReplies(true)}>
          Add a reply address
        </button>
      )}
      <TemplateField {...field('subject')} label="Subject" place="text" lines={1} />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Format of the message"
        value={body}
        onChange={(next) => setBody(next === 'html' ? 'html' : 'text')}
        data={[
          {
            value: 'text',
            label: <BodyLabel name="Text" troubled={troubled('text')} used={(action.text ?? '') !== ''} />,
          },
          {
            value: 'html',
            label: <BodyLabel name="HTML" troubled={troubled('html')} used={(action.html ?? '') !== ''} />,
          },
        ]}
      />
      {body === 'text' ? (
        <TemplateField key="text" {...field('text')} label="Text" place="text" lines={6} />
      ) : (
        <>
          <TemplateField key="html" {...field('html')} label="HTML" place="html" lines={6} mono />
          {(action.html ?? '') === '' && <ProblemLine problem={missing} />}
        </>
      )}
    </>
  );
}

function BodyLabel({
  name,
  troubled,
  used,
}: {
  readonly name: string;
  readonly troubled: boolean;
  readonly used: boolean;
}) {
  return (
    <span className={classes.tab}>
      {name}
      {troubled && <Icon of={OctagonAlert} size={12} />}
      {troubled && <span className="spoken">, has a problem</span>}
      {!troubled && used && <span className="spoken">, written</span>}
    </span>
  );
}
