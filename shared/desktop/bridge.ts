import { z } from 'zod';
import type { SyncAnswer } from '../sync/client.ts';
import {
  PublishRequest,
  type IngestAnswer,
  type OutboxPage,
  type Receipt,
  type RevisionBody,
  type RunBody,
  type RunHead,
  type RunPage,
} from '../sync/contract.ts';

/**
 * The one bridge between window and main process. Every call has a zod schema for its argument, checked on arrival;
 * answers are typed by `DesktopAnswers`. Main knows no flow: documents cross as text, a server's answers as the sync contract types them.
 */
export const Theme = z.enum(['light', 'dark', 'system']);
export type Theme = z.infer<typeof Theme>;

const Target = z.strictObject({ environment: z.string(), workspace: z.string() });

export const desktopCalls = {
  'app.info': z.null(),
  'app.setTheme': Theme,
  /** Window title and the dirty dot; `path` is the shown file. */
  'window.setDocument': z.strictObject({ title: z.string().max(300), dirty: z.boolean(), path: z.string().nullable() }),
  /** Answers `window.closeRequested`: the window may close now. */
  'window.close': z.null(),
  /** Shows the open dialog; null when dismissed. */
  'file.open': z.null(),
  'file.openPath': z.string(),
  /** Writes atomically. `path` null shows the save dialog with `suggestedName`; answers null when dismissed. */
  'file.save': z.strictObject({ path: z.string().nullable(), suggestedName: z.string().max(200), text: z.string() }),
  'file.recent': z.null(),
  'environment.list': z.null(),
  /** Starts the embedded server when it does not run; answers its state. */
  'server.status': z.null(),
  'server.live': Target,
  'server.publish': Target.extend({
    request: PublishRequest,
    /** The live revision it replaces; 0: none yet. */
    ifMatch: z.number().int().min(0),
    idempotencyKey: z.string(),
  }),
  /** JSON text of one occurrence or an array, sent for real. */
  'server.send': Target.extend({ text: z.string().max(512_000) }),
  'server.runs': Target.extend({ after: z.string().optional() }),
  'server.run': Target.extend({ run: z.string() }),
  'server.outbox': Target,
  /** Streams `runs.arrived` to this window until another workspace is watched; null stops. */
  'server.watchRuns': Target.nullable(),
  /** Copies a ready `curl` command with a fresh ingest token to the clipboard; the token reaches nothing else. */
  'server.copySendCommand': Target.extend({ text: z.string().max(512_000) }),
} as const;

export type DesktopCall = keyof typeof desktopCalls;
export type DesktopArgument<C extends DesktopCall> = z.infer<(typeof desktopCalls)[C]>;

export interface OpenedFile {
  readonly path: string;
  readonly text: string;
}
export interface RecentFile {
  readonly path: string;
  readonly name: string;
  /** RFC 3339. */
  readonly openedAt: string;
}
export interface Environment {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}
export type ServerStatus =
  | { readonly state: 'starting' }
  | { readonly state: 'ready'; readonly address: string }
  | { readonly state: 'failed'; readonly reason: string };

export interface DesktopAnswers {
  'app.info': {
    readonly version: string;
    readonly platform: string;
    readonly theme: Theme;
    readonly styleNonce: string;
  };
  'app.setTheme': null;
  'window.setDocument': null;
  'window.close': null;
  'file.open': OpenedFile | null;
  'file.openPath': OpenedFile | { readonly problem: string };
  'file.save': { readonly path: string } | { readonly problem: string } | null;
  'file.recent': readonly RecentFile[];
  'environment.list': readonly Environment[];
  'server.status': ServerStatus;
  'server.live': SyncAnswer<RevisionBody>;
  'server.publish': SyncAnswer<Receipt>;
  'server.send': SyncAnswer<IngestAnswer>;
  'server.runs': SyncAnswer<RunPage>;
  'server.run': SyncAnswer<RunBody>;
  'server.outbox': SyncAnswer<OutboxPage>;
  'server.watchRuns': null;
  'server.copySendCommand': { readonly problem: string } | null;
}

/** What main tells the window. */
export interface DesktopEvents {
  menu: 'new' | 'open' | 'save' | 'saveAs' | 'undo' | 'redo' | 'publish' | 'simulate';
  'file.opened': OpenedFile;
  'server.status': ServerStatus;
  'runs.arrived': { readonly environment: string; readonly workspace: string; readonly run: RunHead };
  'window.closeRequested': null;
}
export type DesktopEvent = keyof DesktopEvents;

export interface Desktop {
  call<C extends DesktopCall>(name: C, argument: DesktopArgument<C>): Promise<DesktopAnswers[C]>;
  /** Returns the function that stops listening. */
  on<E extends DesktopEvent>(name: E, listener: (value: DesktopEvents[E]) => void): () => void;
}
