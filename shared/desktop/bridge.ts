import { z } from 'zod';
import type { SyncAnswer } from '../sync/client.ts';
import {
  PublishRequest,
  RunQuery,
  type IngestAnswer,
  type DeadLetterPage,
  type EnvironmentInfo,
  type OutboxPage,
  type Receipt,
  type RedriveAnswer,
  type RevisionBody,
  type RevisionPage,
  type RunBody,
  type RunHead,
  type RunPage,
} from '../sync/contract.ts';
import type { QueuedPublish } from '../sync/publish-queue.ts';

/**
 * The one bridge between window and main process. Every call has a zod schema for its argument, checked on arrival;
 * answers are typed by `DesktopAnswers`. Main knows no flow: documents cross as text, a server's answers as the sync contract types them.
 */
export const Theme = z.enum(['light', 'dark', 'system']);
export type Theme = z.infer<typeof Theme>;

/** A version that was kept of the workspace with that id. */
const VersionName = z.strictObject({ workspace: z.string(), id: z.uuid() });
const Target = z.strictObject({ environment: z.string(), workspace: z.string() });

/** An environment as the user edits it; `id` null: a new one, `token` null: the kept one stays. It goes one way: to main. */
const EnvironmentDraft = z.strictObject({
  id: z.string().nullable(),
  name: z.string().max(60),
  address: z.string().max(500),
  /** The workspace that the token is for (P7). */
  workspace: z.string(),
  token: z.string().max(4096).nullable(),
  /** `file` only when the user accepted that. */
  keepIn: z.enum(['keychain', 'file']),
});
export type EnvironmentDraft = Readonly<z.infer<typeof EnvironmentDraft>>;

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
  /**
   * Writes atomically. `path` null shows the save dialog with `suggestedName`; answers null when dismissed. `expected` is the
   * hash of what the file held when it was last read or written: a file that holds something else is not written.
   */
  'file.save': z.strictObject({
    path: z.string().nullable(),
    suggestedName: z.string().max(200),
    text: z.string(),
    expected: z.string().nullable(),
  }),
  /** Whether the file still holds the text of that hash. */
  'file.check': z.strictObject({ path: z.string(), hash: z.string() }),
  'file.recent': z.null(),
  /** Opens one more window, with the welcome. */
  'window.new': z.null(),
  /** Keeps this window's unsaved work where a crash cannot reach it, in place of what it kept before. */
  'journal.keep': z.strictObject({
    path: z.string().nullable(),
    name: z.string().max(300),
    text: z.string(),
    /** Hash of the file that the work began from; null when there is none. */
    savedHash: z.string().nullable(),
    /** Text of the hookable events whose errors keep it out of the workspace. */
    eventsText: z.string().nullable(),
  }),
  /** Everything is saved or given up: nothing of this window is kept. */
  'journal.clear': z.null(),
  /** What windows that are gone left unsaved, newest first. */
  'journal.list': z.null(),
  'journal.read': z.string(),
  /** The kept work of that id is this window's from now on; false when it is gone or another window has it. */
  'journal.adopt': z.string(),
  'journal.discard': z.string(),
  /** The named versions of a workspace, newest first; they are told apart by the workspace's id, wherever it is saved. */
  'version.list': z.string(),
  'version.keep': z.strictObject({ workspace: z.string(), name: z.string().min(1).max(120), text: z.string() }),
  'version.read': VersionName,
  'version.rename': VersionName.extend({ name: z.string().min(1).max(120) }),
  'version.remove': VersionName,
  /** Local first, then the user's own in their order. */
  'environment.list': z.null(),
  'environment.save': EnvironmentDraft,
  /** Forgets its tokens and what waits for it. */
  'environment.remove': z.string(),
  /** Asks the server what the token may do; with `token` null the kept one is tried. */
  'environment.test': EnvironmentDraft.omit({ name: true, keepIn: true }),
  /** Starts the embedded server when it does not run; answers its state. */
  'server.status': z.null(),
  'server.live': Target,
  'server.publish': Target.extend({
    request: PublishRequest,
    /** The live revision it replaces; 0: none yet. */
    ifMatch: z.number().int().min(0),
    idempotencyKey: z.string(),
  }),
  /** Publishes that wait for their server (P6). */
  'queue.list': z.null(),
  'queue.read': Target,
  'queue.cancel': Target,
  'queue.tryNow': Target,
  'server.revisions': Target.extend({ page: z.string().optional() }),
  'server.revision': Target.extend({ revision: z.number().int().positive() }),
  'server.restore': Target.extend({
    revision: z.number().int().positive(),
    ifMatch: z.number().int().min(0),
    idempotencyKey: z.string(),
    note: z.string().max(2000).optional(),
  }),
  'server.deadLetters': Target.extend({ page: z.string().optional() }),
  'server.redrive': Target.extend({ keys: z.array(z.string()).min(1).max(500) }),
  /** JSON text of one occurrence or an array, sent for real. */
  'server.send': Target.extend({ text: z.string().max(512_000) }),
  'server.runs': Target.extend({ query: RunQuery }),
  'server.pinRun': Target.extend({ run: z.string(), pinned: z.boolean() }),
  /** What the server sends for real (X5, X6). */
  'server.environment': Target,
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
  /** SHA-256 of its bytes. */
  readonly hash: string;
}
export type FileState =
  | { readonly state: 'same' }
  | { readonly state: 'changed'; readonly file: OpenedFile }
  | { readonly state: 'missing' }
  /** It cannot be read now; why, in words. */
  | { readonly state: 'unknown'; readonly reason: string };
export type SaveAnswer =
  | { readonly path: string; readonly hash: string }
  /** Not written: somebody else changed the file, to this. */
  | { readonly changed: OpenedFile }
  | { readonly problem: string };
/** Unsaved work of a window that is gone. */
export interface KeptWork {
  readonly id: string;
  /** Name of the workspace. */
  readonly name: string;
  /** Its file; null when it never had one. */
  readonly path: string | null;
  /** RFC 3339. */
  readonly keptAt: string;
}
export interface KeptList {
  readonly kept: readonly KeptWork[];
  /** Journal files that could not be read, where they are now. */
  readonly unreadable: readonly string[];
}
export interface KeptDocument extends KeptWork {
  readonly text: string;
  readonly savedHash: string | null;
  readonly eventsText: string | null;
  /** What the file holds now; null when there is none or it cannot be read. */
  readonly file: OpenedFile | null;
}
export interface KeptVersion {
  readonly id: string;
  readonly name: string;
  /** RFC 3339. */
  readonly keptAt: string;
}
export interface VersionList {
  readonly versions: readonly KeptVersion[];
  /** Files of versions that could not be read, where they are now. */
  readonly unreadable: readonly string[];
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
  /** Where the token of each workspace is kept; the tokens themselves stay in main. Local makes its own. */
  readonly tokens: Readonly<Record<string, 'keychain' | 'file'>>;
}
export type SavedEnvironment =
  | { readonly saved: Environment }
  /** Nothing was saved; `keychain`: the system keeps no secrets, and the user may accept a file. */
  | { readonly problem: string; readonly field: 'name' | 'address' | 'token' | 'keychain' };
export type ConnectionCheck =
  | { readonly state: 'ok'; readonly live: number | null; readonly mayPublish: boolean }
  | {
      readonly state: 'problem';
      readonly kind: 'unreachable' | 'tls' | 'token' | 'scope' | 'workspace' | 'server';
      readonly reason: string;
    };
/** What of a waiting publish a window shows; the workspace itself is read when asked for. */
export type WaitingPublish = Omit<QueuedPublish, 'request'> & { readonly note?: string };
export type PublishAnswer = SyncAnswer<Receipt> | { readonly kind: 'queued'; readonly waiting: WaitingPublish };
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
  'file.save': SaveAnswer | null;
  'file.check': FileState;
  'file.recent': readonly RecentFile[];
  'window.new': null;
  'journal.keep': null;
  'journal.clear': null;
  'journal.list': KeptList;
  'journal.read': KeptDocument | { readonly problem: string };
  'journal.adopt': boolean;
  'journal.discard': null;
  'version.list': VersionList;
  'version.keep': KeptVersion;
  'version.read': { readonly text: string } | { readonly problem: string };
  'version.rename': null | { readonly problem: string };
  'version.remove': null;
  'environment.list': readonly Environment[];
  'environment.save': SavedEnvironment;
  'environment.remove': null;
  'environment.test': ConnectionCheck;
  'server.status': ServerStatus;
  'server.live': SyncAnswer<RevisionBody>;
  'server.publish': PublishAnswer;
  'queue.list': readonly WaitingPublish[];
  'queue.read': QueuedPublish | null;
  'queue.cancel': null;
  'queue.tryNow': null;
  'server.revisions': SyncAnswer<RevisionPage>;
  'server.revision': SyncAnswer<RevisionBody>;
  'server.restore': SyncAnswer<Receipt>;
  'server.deadLetters': SyncAnswer<DeadLetterPage>;
  'server.redrive': SyncAnswer<RedriveAnswer>;
  'server.send': SyncAnswer<IngestAnswer>;
  'server.runs': SyncAnswer<RunPage>;
  'server.pinRun': SyncAnswer<RunHead>;
  'server.environment': SyncAnswer<EnvironmentInfo>;
  'server.run': SyncAnswer<RunBody>;
  'server.outbox': SyncAnswer<OutboxPage>;
  'server.watchRuns': null;
  'server.copySendCommand': { readonly problem: string } | null;
}

/** What main tells the window. */
export interface DesktopEvents {
  menu: 'new' | 'open' | 'save' | 'saveAs' | 'undo' | 'redo' | 'publish' | 'simulate' | 'outline' | 'shortcuts';
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

export interface Desktop {
  call<C extends DesktopCall>(name: C, argument: DesktopArgument<C>): Promise<DesktopAnswers[C]>;
  /** Returns the function that stops listening. */
  on<E extends DesktopEvent>(name: E, listener: (value: DesktopEvents[E]) => void): () => void;
}
