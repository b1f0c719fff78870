import type { JsonObject } from '../../base/json.ts';
import { hasErrors } from '../../base/problem.ts';
import { compile } from '../../compiler/compile.ts';
import { evaluate } from '../../engine/evaluate.ts';
import { prepare, type PreparedProgram } from '../../engine/prepare.ts';
import type { RequestedAction, Trace } from '../../engine/trace.ts';
import { parseWorkspace } from '../../flow/parse-workspace.ts';
import { programHash } from '../../program/program-hash.ts';
import { contactKeys } from './contact-keys.ts';
import { matchContact, type MatchedContact } from './match-contact.ts';
import { isDelivered } from './ports.ts';
import type { Effects, LedgerEntry, Revision, StepInput } from './store.ts';

interface Loaded {
  readonly prepared: PreparedProgram;
  readonly hash: string;
}
const loadedRevisions = new WeakMap<JsonObject, Loaded>();

/** Compiles a published revision; once for each document object, which stores keep while it is live. */
function load(revision: Revision): Loaded {
  const known = loadedRevisions.get(revision.workspace);
  if (known) return known;
  const { workspace, problems } = parseWorkspace(JSON.stringify(revision.workspace));
  if (!workspace || hasErrors(problems)) throw new Error(`revision ${revision.revision} does not parse any more`);
  const { program } = compile(workspace);
  const loaded = { prepared: prepare(program), hash: programHash(program) };
  loadedRevisions.set(revision.workspace, loaded);
  return loaded;
}

/**
 * One occurrence through the live revision (P3): the contact is matched and merged (O5), everything is evaluated at the time of
 * acceptance, so that a backlog changes nothing in what fires, and the requests go to the ledger (X2).
 */
export function evaluationStep(input: StepInput): Effects {
  const { prepared, hash } = load(input.live);
  const { occurrence, public: isPublic } = input.arrival;
  const matched = matchContact(occurrence.contact, input.contacts, isPublic);
  const { trace, requests, state } = evaluate(prepared, occurrence, {
    now: input.acceptedAt,
    state: { contact: matched.merged },
    ...(matched.before === undefined ? {} : { contactBefore: matched.before }),
  });
  return {
    programHash: hash,
    fired: firedTriggers(trace),
    contact: matched.merged,
    trace: trace as unknown as JsonObject,
    ...(matched.before === undefined ? {} : { store: toStore(matched, state.contact) }),
    actions: requests.map((action) => entryOf(action, matched)),
  };
}

/** What is kept of an occurrence whose evaluation broke: nothing but the run that says so. */
export function failedEvaluation(input: StepInput, error: unknown): Effects {
  return {
    programHash: input.live.programHash,
    fired: [],
    contact: input.arrival.occurrence.contact,
    error: `The evaluation broke (${error instanceof Error ? error.name : 'unknown'}): nothing was requested. Please report it.`,
    actions: [],
  };
}

function toStore(matched: MatchedContact, contact: JsonObject): NonNullable<Effects['store']> {
  return {
    ...(matched.ref === undefined ? {} : { ref: matched.ref }),
    fields: contact,
    keys: contactKeys(contact),
  };
}

function entryOf(action: RequestedAction, matched: MatchedContact): LedgerEntry {
  if (isDelivered(action.kind)) return { action, state: 'pending' };
  const lost = action.kind === 'updateContact' && matched.before === undefined;
  return {
    action,
    state: 'delivered',
    ...(lost ? { detail: 'Held for this run only: this contact is not stored here.' } : {}),
  };
}

/** Triggers that fired, of the occurrence and of those it caused, each once, in order. */
function firedTriggers(trace: Trace): readonly string[] {
  const own = trace.triggers.filter((entry) => entry.outcome === 'fired').map((entry) => entry.trigger);
  const caused = (trace.caused ?? []).flatMap(firedTriggers);
  return [...new Set([...own, ...caused])];
}
