import type { JsonObject } from '../../shared/base/json.ts';
import { smsSegments, smsWords } from '../inspector/actions/sms-segments.ts';
import classes from './action-preview.module.css';
import { paramText } from './param-text.ts';
import { PreviewFoot } from './preview-foot.tsx';
import { countWords } from './summary-words.ts';

/** An SMS as a bubble, with the segments that carriers count. */
export function SmsPreview({ params }: { params: JsonObject }) {
  const body = paramText(params, 'body');
  const count = smsSegments(body);
  return (
    <>
      <dl className={classes.envelope}>
        <dt>To</dt>
        <dd className="ellipsis">{paramText(params, 'to')}</dd>
      </dl>
      <div className={classes.phone}>
        <p className={classes.bubble}>{body}</p>
        <p className={classes.segments}>{smsWords(count)}</p>
      </div>
      <PreviewFoot>{countWords(count.segments, 'segment')}</PreviewFoot>
    </>
  );
}
