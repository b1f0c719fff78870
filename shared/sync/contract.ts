import { z } from 'zod';
import type { JsonObject } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import { RUN_OUTCOMES } from './executor/run-filter.ts';
import { jsonValue } from '../events/occurrence.ts';

/**
 * The one contract of server and clients (P1): types, validation on both ends and the OpenAPI document come from here.
 * Times are RFC 3339 in UTC. Every refusal is a `ProblemDocument`.
 */
const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), jsonValue);

export const LocatedProblem: z.ZodType<Problem> = z.looseObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  pointer: z.string(),
});

/** RFC 9457, with located problems and, on 412, the live revision. */
export const ProblemDocument = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Short name of the refusal, such as `stale-revision`; the last part of `type`. */
  code: z.string().optional(),
  detail: z.string().optional(),
  problems: z.array(LocatedProblem).optional(),
  live: z.number().int().optional(),
});
export type ProblemDocument = Readonly<z.infer<typeof ProblemDocument>>;

/** `PUT /v1/workspaces/{id}/live` (P2); `workspace` is the whole document. */
export const PublishRequest = z.strictObject({
  workspace: jsonObject,
  programHash: z.string(),
  note: z.string().max(2000).optional(),
});
export type PublishRequest = Readonly<z.infer<typeof PublishRequest>>;

/** `POST …/revisions/{n}/restore` (P4). */
export const RestoreRequest = z.strictObject({ note: z.string().max(2000).optional() });
export type RestoreRequest = Readonly<z.infer<typeof RestoreRequest>>;

export const Receipt = z.strictObject({
  revision: z.number().int().positive(),
  programHash: z.string(),
  engine: z.string(),
  publishedAt: z.string(),
  by: z.string(),
  /** What changed against the revision before, in words. */
  changes: z.array(z.string()),
});
export type Receipt = Readonly<z.infer<typeof Receipt>>;

export const RevisionHead = z.strictObject({
  revision: z.number().int().positive(),
  programHash: z.string(),
  publishedAt: z.string(),
  by: z.string(),
  note: z.string().optional(),
  /** The revision that a rollback brought back (P4). */
  restores: z.number().int().positive().optional(),
});
export type RevisionHead = Readonly<z.infer<typeof RevisionHead>>;

export const RevisionBody = RevisionHead.extend({ workspace: jsonObject });
export type RevisionBody = Readonly<z.infer<typeof RevisionBody>>;

export const RevisionPage = z.strictObject({ revisions: z.array(RevisionHead), next: z.string().optional() });
export type RevisionPage = Readonly<z.infer<typeof RevisionPage>>;

/** What became of one sent occurrence (I2), in the order sent. */
export const IngestResult = z.strictObject({
  status: z.enum(['accepted', 'duplicate', 'refused']),
  id: z.string().optional(),
  noDeduplication: z.literal(true).optional(),
  problems: z.array(LocatedProblem).optional(),
});
export type IngestResult = Readonly<z.infer<typeof IngestResult>>;
export const IngestAnswer = z.strictObject({ results: z.array(IngestResult) });
export type IngestAnswer = Readonly<z.infer<typeof IngestAnswer>>;

export const ActionState = z.enum(['pending', 'delivered', 'recorded', 'failed', 'uncertain', 'dead']);
export const RunAction = z.strictObject({
  key: z.string(),
  trigger: z.string(),
  node: z.string(),
  kind: z.string(),
  state: ActionState,
  attempts: z.number().int().min(0),
  detail: z.string().optional(),
});
export type RunAction = Readonly<z.infer<typeof RunAction>>;

const RunCursor = z.string().regex(/^[0-9]{1,15}$/, 'a cursor is the id or `next` of an answer before');
const Flag = z.enum(['true', 'false']);

/** What one occurrence did on a server; `id` is also the cursor of lists and of the stream (X7). */
export const RunHead = z.strictObject({
  id: z.string(),
  occurrence: z.string(),
  event: z.string(),
  revision: z.number().int().positive(),
  programHash: z.string(),
  acceptedAt: z.string(),
  evaluatedAt: z.string(),
  fired: z.array(z.string()),
  actions: z.array(RunAction),
  /** Set when evaluation itself failed: nothing was requested. */
  error: z.string().optional(),
  /** Evaluated in debug mode: its deliveries are kept and not sent (X6). */
  debug: z.literal(true).optional(),
  /** Kept until it is unpinned (X7). */
  pinned: z.literal(true).optional(),
});
export type RunHead = Readonly<z.infer<typeof RunHead>>;
/**
 * `next` is the `after` of the next page, or the `before` where the newest come first. With a filter a page may be short, even empty,
 * and still have a `next`: a bounded number of runs is looked at.
 */
export const RunPage = z.strictObject({ runs: z.array(RunHead), next: z.string().optional() });
export type RunPage = Readonly<z.infer<typeof RunPage>>;

/** What `GET /v1/runs` may be asked for (X7); each narrows. Times are RFC 3339. */
export const RunQuery = z.strictObject({
  after: RunCursor.optional(),
  before: RunCursor.optional(),
  /** Fired this trigger. */
  trigger: z.string().max(200).optional(),
  event: z.string().max(50).optional(),
  /** The contact's id, purl or e-mail. */
  contact: z.string().min(1).max(320).optional(),
  outcome: z.enum(RUN_OUTCOMES).optional(),
  /** Broke, or an action is a dead letter, uncertain or being tried again. */
  failed: Flag.optional(),
  pinned: Flag.optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  /** Stands in what was sent. */
  text: z.string().min(1).max(200).optional(),
});
export type RunQuery = Readonly<z.infer<typeof RunQuery>>;

/** A run with its occurrence, the contact it was evaluated with (O5) and its trace (`Trace` of the engine). */
export const RunBody = RunHead.extend({ sent: jsonObject, contact: jsonObject, trace: jsonObject.optional() });
export type RunBody = Readonly<z.infer<typeof RunBody>>;

/** A rendered message that was kept instead of sent (X5). */
export const OutboxMessage = z.strictObject({
  id: z.string(),
  key: z.string(),
  run: z.string(),
  trigger: z.string(),
  node: z.string(),
  kind: z.string(),
  at: z.string(),
  params: jsonObject,
});
export type OutboxMessage = Readonly<z.infer<typeof OutboxMessage>>;
export const OutboxPage = z.strictObject({ messages: z.array(OutboxMessage), next: z.string().optional() });
export type OutboxPage = Readonly<z.infer<typeof OutboxPage>>;

/** `GET /v1/environment`: what a server sends for real; in debug mode nothing, whatever `deliver` says (X5, X6). */
export const EnvironmentInfo = z.strictObject({ debug: z.boolean(), deliver: z.array(z.string()) });
export type EnvironmentInfo = Readonly<z.infer<typeof EnvironmentInfo>>;

/** An action that was given up, or of which nobody knows whether it was delivered (X3, X7); `at` is when. */
export const DeadLetter = RunAction.extend({ run: z.string(), at: z.string(), params: jsonObject });
export type DeadLetter = Readonly<z.infer<typeof DeadLetter>>;
export const DeadLetterPage = z.strictObject({ deadLetters: z.array(DeadLetter), next: z.string().optional() });
export type DeadLetterPage = Readonly<z.infer<typeof DeadLetterPage>>;

/** `POST /v1/dead-letters/redrive`: keys of dead letters to be tried anew. */
export const RedriveRequest = z.strictObject({ keys: z.array(z.string().min(1).max(200)).min(1).max(500) });
export type RedriveRequest = Readonly<z.infer<typeof RedriveRequest>>;
/** How many of them were dead letters and are due again. */
export const RedriveAnswer = z.strictObject({ redriven: z.number().int().min(0) });
export type RedriveAnswer = Readonly<z.infer<typeof RedriveAnswer>>;

export const SCOPES = ['publish', 'ingest', 'read'] as const;
export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;
