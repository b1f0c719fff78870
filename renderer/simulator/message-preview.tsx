import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { JsonObject } from '../../shared/base/json.ts';
import classes from './action-preview.module.css';
import { mailDocument } from './mail-document.ts';
import { paramText } from './param-text.ts';
import { PreviewFoot } from './preview-foot.tsx';
import { countWords } from './summary-words.ts';

/** An e-mail: to whom, subject, and its body; HTML lies in a frame without scripts that loads nothing. */
export function MessagePreview({ params }: { params: JsonObject }) {
  const html = paramText(params, 'html');
  const text = paramText(params, 'text');
  const replyTo = paramText(params, 'replyTo');
  const [shown, setShown] = useState<'html' | 'text'>(html === '' ? 'text' : 'html');
  const facts =
    shown === 'html' ? 'HTML, nothing is loaded' : `Text · ${countWords(Array.from(text).length, 'character')}`;
  return (
    <>
      <dl className={classes.envelope}>
        <dt>To</dt>
        <dd className="ellipsis">{paramText(params, 'to')}</dd>
        <dt>Subject</dt>
        <dd>
          <b>{paramText(params, 'subject')}</b>
        </dd>
        {replyTo !== '' && (
          <>
            <dt>Reply to</dt>
            <dd className="ellipsis">{replyTo}</dd>
          </>
        )}
      </dl>
      {shown === 'html' ? (
        <iframe className={classes.frame} title="E-mail as HTML" sandbox="" srcDoc={mailDocument(html)} />
      ) : (
        <div className={classes.text} tabIndex={0} role="document" aria-label="E-mail as text">
          {text}
        </div>
      )}
      <PreviewFoot>
        {html !== '' && text !== '' ? (
          <SegmentedControl
            size="xs"
            aria-label="Version of the e-mail"
            data={[
              { value: 'html', label: 'HTML' },
              { value: 'text', label: 'Text' },
            ]}
            value={shown}
            onChange={(value) => setShown(value === 'html' ? 'html' : 'text')}
          />
        ) : (
          facts
        )}
      </PreviewFoot>
    </>
  );
}
