import { programHash } from '../../shared/program/program-hash.ts';
import { currentWorkspace } from '../document/document-store.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { showDock } from '../frame/layout-store.ts';
import { showPaint, usePaint } from '../simulator/paint-store.ts';
import { announce } from '../ui/announce.tsx';
import type { ReplayNews, ReplayOrder } from './replay-message.ts';
import { useReplay, type ReplaySession } from './replay-store.ts';
import { endWords } from './replay-words.ts';

let worker: Worker | null = null;

/** Replays a file of occurrences, one a line, through the draft triggers, in a thread of its own; one at a time. */
export function startReplay(file: File): void {
  stopWorker();
  const workspace = currentWorkspace();
  const { program } = compilationOf(workspace);
  const own = new Worker(new URL('./replay-worker.ts', import.meta.url), { type: 'module' });
  worker = own;
  const progress = { bytes: 0, size: file.size, occurrences: 0, refused: 0, firing: 0, milliseconds: 0 };
  useReplay.setState({
    replay: { file, programHash: programHash(program), progress, state: 'running', result: null },
  });
  showPaint('replay');
  showDock('simulator');
  announce(`Replaying ${file.name}.`);
  own.addEventListener('message', ({ data }: MessageEvent<ReplayNews>) => hear(own, data));
  own.addEventListener('error', () => hear(own, { kind: 'failed', message: 'The replay stopped unexpectedly.' }));
  tell(own, { kind: 'start', file, setup: { program, events: workspace.events.map(({ id }) => id) } });
}

/** Ends the replay; what was counted so far stays. */
export function cancelReplay(): void {
  if (worker === null) return;
  change({ state: 'cancelling' });
  tell(worker, { kind: 'cancel' });
}

/** Ends the replay and forgets it. */
export function clearReplay(): void {
  stopWorker();
  useReplay.setState({ replay: null });
  if (usePaint.getState().paint === 'replay') showPaint('trace');
}

/** The same file once more, through the triggers as they are now. */
export function replayAgain(): void {
  const { replay } = useReplay.getState();
  if (replay) startReplay(replay.file);
}

function hear(from: Worker, news: ReplayNews): void {
  if (from !== worker) return;
  switch (news.kind) {
    case 'progress':
      return change({ progress: news.progress });
    case 'done': {
      const { progress, result, cancelled } = news;
      stopWorker();
      change({ progress, result, state: cancelled ? 'cancelled' : 'done' });
      break;
    }
    case 'failed':
      stopWorker();
      change({ state: 'failed', message: news.message });
      break;
  }
  const { replay } = useReplay.getState();
  if (replay) announce(endWords(replay));
}

function change(to: Partial<ReplaySession>): void {
  useReplay.setState(({ replay }) => ({ replay: replay && { ...replay, ...to } }));
}

function tell(to: Worker, order: ReplayOrder): void {
  to.postMessage(order);
}

function stopWorker(): void {
  worker?.terminate();
  worker = null;
}
