import { lineStarts, rangeAt } from '../../shared/base/text-position.ts';
import { currentWorkspace } from '../document/document-store.ts';
import { showDock } from '../frame/layout-store.ts';
import { eventsText, revealInEvents, useEventsText } from './events-text.ts';

/** Opens the events' text at the event's id. */
export function showEventInJson(id: string): void {
  showDock('events');
  const text = useEventsText.getState().typed ?? eventsText(currentWorkspace().events);
  const offset = text.indexOf(`"${id}"`);
  if (offset >= 0) revealInEvents(rangeAt(lineStarts(text), offset + 1, id.length));
}
