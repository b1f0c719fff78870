import { z } from 'zod';
import { PublishRequest, RunQuery } from '../sync/contract.ts';

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
  /** Shows the save dialog for a text that is no workspace, such as samples; answers null when dismissed. */
  'file.export': z.strictObject({ suggestedName: z.string().max(200), text: z.string() }),
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
  /** What it sends for real (X5, X6). */
  'server.environment': Target,
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
  'server.run': Target.extend({ run: z.string() }),
  'server.outbox': Target,
  /** Streams `runs.arrived` to this window until another workspace is watched; null stops. */
  'server.watchRuns': Target.nullable(),
  /** Copies a `curl` command to the clipboard: with a fresh ingest token of Local, which reaches nothing else; for others with `$HOOKFLOW_TOKEN`. */
  'server.copySendCommand': Target.extend({ text: z.string().max(512_000) }),
} as const;

export type DesktopCall = keyof typeof desktopCalls;
export type DesktopArgument<C extends DesktopCall> = z.infer<(typeof desktopCalls)[C]>;
