import { create } from 'zustand';
import { applyEdits } from '../../shared/base/apply-edits.ts';
import { hasErrors, type TextRange } from '../../shared/base/problem.ts';
import { formatHookableEvents } from '../../shared/events/format-hookable-events.ts';
import type { HookableEvent } from '../../shared/events/hookable-event.ts';
import { parseHookableEvents, type ParsedHookableEvents } from '../../shared/events/parse-hookable-events.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { dispatch, useDocument } from '../document/document-store.ts';
import { followEdits } from './follow-edits.ts';

/**
 * The text of the hookable events: session state while it has errors or is formatted by hand. Once it has none, its
 * events are the document's.
 */
interface EventsTextState {
  /** As typed; null while it is the text that `formatHookableEvents` gives for the document's events. */
  readonly typed: string | null;
  /** What of `typed` was checked last. */
  readonly checked: string | null;
  /** The place to bring into view; a new object each time. */
  readonly reveal: TextRange | null;
  /** Counts the documents that were opened: an editor's undo steps end with the document. */
  readonly opened: number;
}

export const useEventsText = create<EventsTextState>(() => ({ typed: null, checked: null, reveal: null, opened: 0 }));

/** Typing stays smooth: the text is checked when the keys rest for this long. */
const REST_MS = 100;
let resting: ReturnType<typeof setTimeout> | undefined;

type Events = readonly HookableEvent[];
/** The text that a list was read from, so that undo brings back the very text. */
const texts = new WeakMap<Events, string>();

/** Canonical text of a list, the same string for the same list. */
export function eventsText(events: Events): string {
  let text = canonical.get(events);
  if (text === undefined) canonical.set(events, (text = formatHookableEvents(events)));
  return text;
}
const canonical = new WeakMap<Events, string>();

let last: { text: string; retired: readonly string[]; parsed: ParsedHookableEvents } | undefined;

/** Problems and events of a text; the same object while text and retired ids stay the same. */
export function checkEvents(text: string, retired: readonly string[]): ParsedHookableEvents {
  if (last?.text !== text || last.retired !== retired) {
    last = { text, retired, parsed: parseHookableEvents(text, { retiredIds: retired }) };
  }
  return last.parsed;
}

/** Takes what was typed; `gesture` makes the keys of one visit one undo entry. */
export function typeEvents(text: string, gesture: string): void {
  clearTimeout(resting);
  useEventsText.setState({ typed: text });
  resting = setTimeout(() => settleEvents(gesture), REST_MS);
}

/** Checks the typed text now; without errors its events become the document's. */
export function settleEvents(gesture: string): void {
  clearTimeout(resting);
  const { typed, checked } = useEventsText.getState();
  const { document } = useDocument.getState();
  if (typed === null || typed === checked || !document) return;
  const { events, problems } = checkEvents(typed, document.history.present.retiredEventIds);
  useEventsText.setState({ checked: typed });
  if (hasErrors(problems)) return;
  dispatch({ kind: 'setEvents', events }, gesture);
  const now = useDocument.getState().document?.history.present.events;
  if (!now) return;
  texts.set(now, typed);
  if (typed === eventsText(now)) useEventsText.setState({ typed: null, checked: null });
}

/** Whether text was typed whose errors keep it out of the document. */
export function hasUnfinishedEvents(): boolean {
  const { typed } = useEventsText.getState();
  const { document } = useDocument.getState();
  if (typed === null || !document) return false;
  return hasErrors(checkEvents(typed, document.history.present.retiredEventIds).problems);
}

/** Shows a place of the text in the editor. */
export function revealInEvents({ line, column, endLine, endColumn }: TextRange): void {
  useEventsText.setState({ reveal: { line, column, endLine, endColumn } });
}

/** The list changed elsewhere, by undo or in the sidebar: the text follows and keeps what was typed into it. */
function follow(before: Workspace, after: Workspace): void {
  const { typed } = useEventsText.getState();
  const kept = texts.get(after.events);
  if (typed === null) {
    if (kept !== undefined && kept !== eventsText(after.events)) useEventsText.setState({ typed: kept, checked: kept });
    return;
  }
  const own = parseHookableEvents(typed);
  const valid = !hasErrors(own.problems);
  if (valid && sameEvents(own.events, after.events)) return;
  const next = (valid ? kept : undefined) ?? followed(typed, valid, before.events, after.events);
  clearTimeout(resting);
  if (next === eventsText(after.events)) useEventsText.setState({ typed: null, checked: null });
  else useEventsText.setState({ typed: next, checked: next });
}

function followed(typed: string, valid: boolean, before: Events, after: Events): string {
  const next = followEdits(before, after).reduce((text, edit) => applyEdits(text, edit(text)), typed);
  if (!valid) return next; // never at the cost of what was typed
  return sameEvents(parseHookableEvents(next).events, after) ? next : eventsText(after);
}

function sameEvents(a: Events, b: Events): boolean {
  return a.length === b.length && a.every(({ id, label }, index) => id === b[index]?.id && label === b[index]?.label);
}

useDocument.subscribe(({ document }, { document: shown }) => {
  if (document === shown) return;
  const isOther = !document || !shown || (document.history !== shown.history && isFresh(document.history));
  if (isOther) {
    clearTimeout(resting);
    useEventsText.setState(({ opened }) => ({ typed: null, checked: null, reveal: null, opened: opened + 1 }));
  } else if (document.history.present.events !== shown.history.present.events) {
    follow(shown.history.present, document.history.present);
  }
});

/** Only a document that was just opened has no gestures before and behind it. */
function isFresh({ past, future }: { past: readonly unknown[]; future: readonly unknown[] }): boolean {
  return past.length === 0 && future.length === 0;
}
