import type { SyncAnswer } from '../sync/client.ts';
import type {
  DeadLetterPage,
  EnvironmentInfo,
  IngestAnswer,
  OutboxPage,
  Receipt,
  RedriveAnswer,
  RevisionBody,
  RevisionPage,
  RunBody,
  RunHead,
  RunPage,
} from '../sync/contract.ts';
import type { QueuedPublish } from '../sync/publish-queue.ts';
import type { Theme } from './desktop-calls.ts';

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
  'file.export': { readonly path: string } | { readonly problem: string } | null;
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
  'server.environment': SyncAnswer<EnvironmentInfo>;
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
  'server.run': SyncAnswer<RunBody>;
  'server.outbox': SyncAnswer<OutboxPage>;
  'server.watchRuns': null;
  'server.copySendCommand': { readonly problem: string } | null;
}
