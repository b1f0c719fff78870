import type { Receipt, RunHead } from '../sync/contract.ts';
import type { DesktopAnswers, Environment, OpenedFile, ServerStatus, WaitingPublish } from './desktop-answers.ts';
import type { DesktopArgument, DesktopCall } from './desktop-calls.ts';

/** What main tells the window. */
export interface DesktopEvents {
  menu:
    'new' | 'open' | 'save' | 'saveAs' | 'undo' | 'redo' | 'publish' | 'simulate' | 'outline' | 'shortcuts' | 'help';
  'file.opened': OpenedFile;
  'server.status': ServerStatus;
  'environments.changed': readonly Environment[];
  'queue.changed': readonly WaitingPublish[];
  /** Something went live by this app: in this window, another one, or from the queue. */
  'live.changed': {
    readonly environment: string;
    readonly workspace: string;
    readonly receipt: Receipt;
    /** The revision that it replaced. */
    readonly ifMatch: number;
    /** It had waited in the queue. */
    readonly waited: boolean;
    readonly idempotencyKey: string;
  };
  'runs.arrived': { readonly environment: string; readonly workspace: string; readonly run: RunHead };
  'window.closeRequested': null;
}
export type DesktopEvent = keyof DesktopEvents;

/**
 * The one bridge between window and main process. Every call has a zod schema for its argument, checked on arrival;
 * answers are typed by `DesktopAnswers`. Main knows no flow: documents cross as text, a server's answers as the sync contract types them.
 */
export interface Desktop {
  call<C extends DesktopCall>(name: C, argument: DesktopArgument<C>): Promise<DesktopAnswers[C]>;
  /** Returns the function that stops listening. */
  on<E extends DesktopEvent>(name: E, listener: (value: DesktopEvents[E]) => void): () => void;
}
