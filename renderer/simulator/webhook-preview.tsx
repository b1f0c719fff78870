import { isJsonObject, type JsonObject } from '../../shared/base/json.ts';
import { utf8Length } from '../../shared/base/decode-utf8.ts';
import classes from './action-preview.module.css';
import { paramText } from './param-text.ts';
import { PreviewFoot } from './preview-foot.tsx';

/** JSON bodies are indented to be read; others stand as they are. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** A request as text: method and address, headers, body. */
export function WebhookPreview({ params }: { params: JsonObject }) {
  const headers = isJsonObject(params['headers']) ? Object.entries(params['headers']) : [];
  const body = paramText(params, 'body');
  return (
    <>
      <pre className={classes.request} tabIndex={0} role="document" aria-label="Request">
        <b>
          {paramText(params, 'method')} {paramText(params, 'url')}
        </b>
        {headers.map(([name, value]) => `\n${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)}
        {body !== '' && `\n\n${readable(body)}`}
      </pre>
      <PreviewFoot>Body · {utf8Length(body)} bytes</PreviewFoot>
    </>
  );
}
