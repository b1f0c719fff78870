import { beforeEach, describe, expect, it } from 'vitest';
import {
  closeDocument,
  currentWorkspace,
  dispatch,
  openDocument,
  redoGesture,
  undoGesture,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { eventsText, settleEvents, typeEvents, useEventsText } from '../../../../renderer/events/events-text.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';

const BY_HAND = `[ {"id": "30551", "label": "Add to cart"},
  {"label": "Purchase", "id": "30552"} ]`;
const BROKEN = '[ {"id": "30551", "label": "Add to cart"}, {"id": "3055", "label": "Purchase"} ]';

function shown(): string {
  return useEventsText.getState().typed ?? eventsText(currentWorkspace().events);
}

function write(text: string, gesture = 'typing'): void {
  typeEvents(text, gesture);
  settleEvents(gesture);
}

function undoSteps(): number {
  return useDocument.getState().document?.history.past.length ?? 0;
}

beforeEach(() => {
  closeDocument();
  const workspace = onlineStoreExample();
  openDocument(workspace, { path: null, saved: workspace });
});

describe('text of the hookable events', () => {
  it('[H7] is the formatted list until something is typed', () => {
    expect(shown()).toBe(
      '[\n    {"id": "30551", "label": "Add to cart"},\n    {"id": "30552", "label": "Purchase"}\n]',
    );
  });

  it('gives its events to the document once it has no errors, as one undo entry a gesture', () => {
    write(BROKEN);
    expect(currentWorkspace().events.map(({ id }) => id)).toEqual(['30551', '30552']);
    expect(shown()).toBe(BROKEN);
    expect(undoSteps()).toBe(0);
    write(BY_HAND.replace('Purchase', 'Order'));
    write(BY_HAND.replace('Purchase', 'Orders'));
    expect(currentWorkspace().events[1]).toEqual({ id: '30552', label: 'Orders' });
    expect(undoSteps()).toBe(1);
  });

  it('keeps the formatting of a hand-written list', () => {
    write(BY_HAND);
    expect(shown()).toBe(BY_HAND);
    expect(undoSteps()).toBe(0);
  });

  it('[H7] follows an event that is added, relabelled or removed elsewhere and changes nothing else', () => {
    write(BY_HAND);
    dispatch({ kind: 'renameEvent', event: '30551', label: 'Basket' });
    expect(shown()).toBe(BY_HAND.replace('Add to cart', 'Basket'));
    dispatch({ kind: 'addEvent', event: { id: '70201', label: 'Visit' } });
    expect(shown()).toContain('{"label": "Purchase", "id": "30552"},\n  {"label": "Visit", "id": "70201"} ]');
    dispatch({ kind: 'removeEvent', event: '30552' });
    expect(shown()).not.toContain('30552');
    expect(shown().startsWith('[ {"id": "30551", "label": "Basket"}')).toBe(true);
  });

  it('is regenerated when a change of order cannot be followed', () => {
    write(BY_HAND);
    const [first, second] = currentWorkspace().events;
    dispatch({ kind: 'setEvents', events: [second!, first!] });
    expect(shown()).toBe(eventsText(currentWorkspace().events));
  });

  it('comes back as it was typed when its gesture is undone and done again', () => {
    write(BY_HAND);
    const other = BY_HAND.replace('"30551"', '"30560"');
    write(other, 'second');
    expect(currentWorkspace().events[0]?.id).toBe('30560');
    undoGesture();
    expect(currentWorkspace().events[0]?.id).toBe('30551');
    expect(shown()).toBe(BY_HAND);
    redoGesture();
    expect(shown()).toBe(other);
  });

  it('is never lost while it has errors, whatever changes elsewhere', () => {
    write(BROKEN);
    dispatch({ kind: 'addEvent', event: { id: '70201', label: 'Visit' } });
    expect(shown()).toContain('"3055"');
    expect(shown()).toContain('{"id": "70201", "label": "Visit"}');
    undoGesture();
    expect(shown()).toBe(BROKEN);
  });

  it('is not touched by changes of anything but the events', () => {
    write(BROKEN);
    dispatch({ kind: 'renameWorkspace', name: 'Another' });
    undoGesture();
    expect(shown()).toBe(BROKEN);
  });

  it('goes with its document, even when the next one has the same id', () => {
    write(BROKEN);
    const workspace = onlineStoreExample();
    openDocument({ ...workspace }, { path: null, saved: null });
    expect(shown()).toBe(eventsText(workspace.events));
  });

  it('is the formatted list again, not a text of its own, once it reads the same', () => {
    write(BROKEN);
    write(eventsText(currentWorkspace().events));
    expect(useEventsText.getState().typed).toBeNull();
  });

  it('[H9] remembers ids that leave the list as retired', () => {
    write('[{"id": "30551", "label": "Add to cart"}]');
    expect(currentWorkspace().retiredEventIds).toEqual(['30552']);
  });
});
