import { create } from 'zustand';
import { analysing, type Analysis } from '../../shared/analysis/analyse.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { useDocument } from '../document/document-store.ts';
import { compilationOf } from '../document/use-workspace.ts';

interface AnalysisState {
  /** The last one that was finished, and what it is of; the draft may differ by now. */
  readonly last: { readonly workspace: Workspace; readonly analysis: Analysis } | null;
}

/** What is proved of the draft: derived, and kept because it takes a while. */
export const useAnalysis = create<AnalysisState>(() => ({ last: null }));

/** The draft has to rest so long before it is studied. */
const REST_MS = 500;
/** So long after a key, a turn of the wheel or a move of a held pointer the machine is the user's alone. */
const HANDS_MS = 250;
/** Study goes on for as long without letting anything else happen. */
const SLICE_MS = 8;

let timer: ReturnType<typeof setTimeout> | undefined;
let stopWaiting = (): void => undefined;

/** Studies the draft whenever it rests, in the pauses of everything else; returns the function that stops. */
export function startAnalysis(): () => void {
  const stop = useDocument.subscribe(({ document }, before) => {
    if (document?.history.present !== before.document?.history.present) restart();
  });
  restart();
  for (const type of GESTURES) addEventListener(type, noteGesture, { capture: true, passive: true });
  return () => {
    stop();
    cancel();
    for (const type of GESTURES) removeEventListener(type, noteGesture, { capture: true });
  };
}

const GESTURES = ['keydown', 'wheel', 'pointerdown', 'pointermove'] as const;
let lastGesture = 0;

function noteGesture(event: Event): void {
  if (event instanceof PointerEvent && event.buttons === 0) return;
  lastGesture = performance.now();
}

function cancel(): void {
  clearTimeout(timer);
  stopWaiting();
}

function restart(): void {
  cancel();
  if (useDocument.getState().document) timer = setTimeout(begin, REST_MS);
  else useAnalysis.setState({ last: null });
}

function begin(): void {
  const workspace = useDocument.getState().document?.history.present;
  if (!workspace) return;
  const run = analysing(workspace, compilationOf(workspace));
  const goOn = (): void => {
    const end = performance.now() + SLICE_MS;
    do {
      const step = run.next();
      if (step.done) return useAnalysis.setState({ last: { workspace, analysis: step.value } });
    } while (performance.now() < end);
    wait();
  };
  const wait = (): void => {
    const busy = lastGesture + HANDS_MS - performance.now();
    if (busy > 0) timer = setTimeout(wait, busy);
    else stopWaiting = whenIdle(goOn);
  };
  wait();
}

function whenIdle(run: () => void): () => void {
  const handle = requestIdleCallback(run, { timeout: 500 });
  return () => cancelIdleCallback(handle);
}

/** The analysis of just this state of the document, made at once where it is not there yet. */
export function analysisOf(workspace: Workspace): Analysis {
  const { last } = useAnalysis.getState();
  if (last?.workspace === workspace) return last.analysis;
  const run = analysing(workspace, compilationOf(workspace));
  for (;;) {
    const step = run.next();
    if (!step.done) continue;
    useAnalysis.setState({ last: { workspace, analysis: step.value } });
    return step.value;
  }
}
