import { eventUses } from '../../shared/flow/event-uses.ts';
import type { UsesOfRemoved } from '../../shared/flow/command.ts';
import { currentWorkspace, dispatch, undoGesture, useDocument } from '../document/document-store.ts';
import { eventLabel } from '../document/event-label.ts';
import { focusNext } from '../ui/focus-next.ts';
import { showToast } from '../ui/toasts.tsx';
import { useEventCard } from './event-card-store.ts';

/** Removes an event that nothing names; for any other asks first what becomes of what names it. */
export function askToRemove(event: string): void {
  useEventCard.setState({ open: null });
  if (useDocument.getState().document?.readOnly) return dispatch({ kind: 'removeEvent', event }); // says why not
  if (eventUses(currentWorkspace(), event).length === 0) removeEvent(event);
  else useEventCard.setState({ removing: event });
}

/** One gesture; the toast offers to take it back. */
export function removeEvent(event: string, uses?: UsesOfRemoved): void {
  const { events } = currentWorkspace();
  const label = eventLabel(currentWorkspace(), event) ?? event;
  const at = events.findIndex(({ id }) => id === event);
  const neighbour = events[at + 1] ?? events[at - 1];
  dispatch({ kind: 'removeEvent', event, ...(uses && { uses }) });
  useEventCard.setState({ removing: null });
  focusNext(
    ...(neighbour ? [`[data-event="${CSS.escape(neighbour.id)}"]`] : []),
    '[aria-labelledby="events-head"] button',
  );
  showToast({
    tone: 'idle',
    text: `${label} was removed. Its id ${event} stays retired, because events in the field may still carry it.`,
    action: { label: 'Undo', run: undoGesture },
  });
}
