import { hasErrors } from '../../shared/base/problem.ts';
import type { DesktopArgument } from '../../shared/desktop/desktop-calls.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { desktop } from '../desktop.ts';
import { checkEvents, useEventsText } from '../events/events-text.ts';
import { showToast } from '../ui/toasts.tsx';
import { useDocument } from './document-store.ts';

/** A change waits so long for others to be kept with it. */
const WAIT_MS = 500;

let timer: ReturnType<typeof setTimeout> | undefined;
let sending = false;
/** Whether main may hold something of this window. */
let kept = false;
let failed = false;

/** Keeps unsaved work in the journal while it changes; returns the function that stops. */
export function startJournal(): () => void {
  const stops = [
    useDocument.subscribe(({ document }, before) => document !== before.document && changed()),
    useEventsText.subscribe(({ typed }, before) => typed !== before.typed && changed()),
  ];
  return () => {
    clearTimeout(timer);
    timer = undefined;
    stops.forEach((stop) => stop());
  };
}

/** Main gave this window work that was kept before. */
export function nowKept(): void {
  kept = true;
}

let settling = false;
/** What is saved by the end of this turn is cleared at once; what is not is kept soon, however long the user goes on. */
function changed(): void {
  if (settling) return;
  settling = true;
  queueMicrotask(() => {
    settling = false;
    if (unsavedWork() === 'nothing') clear();
    else timer ??= setTimeout(() => void send(), WAIT_MS);
  });
}

function clear(): void {
  clearTimeout(timer);
  timer = undefined;
  if (!kept) return;
  kept = false;
  void desktop().call('journal.clear', null);
}

async function send(): Promise<void> {
  timer = undefined;
  if (sending) {
    timer = setTimeout(() => void send(), WAIT_MS);
    return;
  }
  const work = unsavedWork();
  if (work === 'nothing') return clear();
  sending = true;
  kept = true;
  try {
    await desktop().call('journal.keep', work());
    failed = false;
  } catch (error) {
    if (!failed) showToast({ tone: 'err', text: `Unsaved work is not kept for a crash: ${(error as Error).message}` });
    failed = true;
  } finally {
    sending = false;
  }
}

function unsavedWork(): 'nothing' | (() => DesktopArgument<'journal.keep'>) {
  const { document } = useDocument.getState();
  if (!document || document.readOnly) return 'nothing';
  const { history, saved, path, diskHash } = document;
  const eventsText = unfinishedEvents(history.present.retiredEventIds);
  if (history.present === saved && eventsText === null) return 'nothing';
  return () => ({
    path,
    name: history.present.name.slice(0, 300),
    text: formatWorkspace(history.present),
    savedHash: diskHash,
    eventsText,
  });
}

function unfinishedEvents(retired: readonly string[]): string | null {
  const { typed, checked } = useEventsText.getState();
  if (typed === null) return null;
  // What rests unchecked for a moment counts as unfinished.
  return typed !== checked || hasErrors(checkEvents(typed, retired).problems) ? typed : null;
}
