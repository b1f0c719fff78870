import { isJsonObject, type JsonObject } from '../../shared/base/json.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { eventLabel } from '../document/event-label.ts';
import { EventIdChip } from '../ui/event-id-chip.tsx';
import classes from './action-preview.module.css';
import { paramText } from './param-text.ts';
import { PreviewFoot } from './preview-foot.tsx';
import { countWords } from './summary-words.ts';

/** The event that would be emitted, with its data. */
export function EventPreview({ params }: { params: JsonObject }) {
  const workspace = useWorkspace();
  const event = paramText(params, 'event');
  const data = isJsonObject(params['data']) ? params['data'] : {};
  return (
    <>
      <p className={classes.event}>
        <EventIdChip id={event} />
        <b className="ellipsis">{eventLabel(workspace, event) ?? event}</b>
      </p>
      <pre className={classes.request} tabIndex={0} role="document" aria-label="Data of the event">
        {JSON.stringify(data, null, 2)}
      </pre>
      <PreviewFoot>{countWords(Object.keys(data).length, 'field')}</PreviewFoot>
    </>
  );
}
