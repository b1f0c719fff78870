import { checkJsonText } from '../base/check-json-text.ts';
import { utf8Length } from '../base/decode-utf8.ts';
import type { JsonNode } from '../base/json-node.ts';
import { isJsonObject, pointerTo, type Json } from '../base/json.ts';
import type { TextProblem } from '../base/problem.ts';
import { err, ok, type Result } from '../base/result.ts';
import { shorten } from '../base/shorten.ts';
import { lineStarts } from '../base/text-position.ts';
import { textProblems, type ProblemAt } from '../base/text-problem.ts';
import { INTERNAL_EVENTS, isInternalEventId } from './hookable-event.ts';
import { locateComplaints, type Complaint } from './occurrence-complaint.ts';
import { isWithinCaps, mayEscapeLoneSurrogate, mayHoldLoneSurrogate, numberFault } from './occurrence-scan.ts';
import type { Occurrence } from './occurrence.ts';
import { inWords, readNativeOccurrence } from './read-native-occurrence.ts';
import { isSdkShape, readSdkOccurrence } from './read-sdk-occurrence.ts';

export interface OccurrenceContext {
  /** Ids of hookable events that the workspace lists. */
  readonly events: readonly string[];
  /** Time of acceptance, epoch milliseconds. */
  readonly now: number;
  /** An id that no other occurrence has. */
  freshId(): string;
  /** Which internal events are taken: none (default), `10401 Form completed`, or all, as at the desk (O4, H8). */
  readonly internal?: 'refuse' | 'form' | 'all';
}

export interface AcceptedOccurrence {
  readonly occurrence: Occurrence;
  /** A repeat of it could not be told (O2). */
  readonly noDeduplication?: true;
}

/** The most of one occurrence (O4). */
export const OCCURRENCE_CAPS = { bytes: 256 * 1024, depth: 64 } as const;

/** What is known of a text before it is read. */
export interface KnownOfText {
  /** Its value. */
  readonly value?: Json;
  /** It is within the caps, by `isPlainLine`, and comes from UTF-8, so that there are no half characters but escaped ones. */
  readonly isPlain?: boolean;
}

/**
 * Reads the text of one occurrence, in the native or the SDK's shape (O1, O2, O4). `line` is the line of the input on
 * which the text starts. About as fast as `JSON.parse` while nothing is wrong.
 */
export function parseOccurrence(
  text: string,
  context: OccurrenceContext,
  line = 1,
  known: KnownOfText = {},
): Result<AcceptedOccurrence, readonly TextProblem[]> {
  const result = readOccurrence(text, context, known);
  if (result.ok) return result;
  const problems = textProblems(lineStarts(text), result.error);
  return err(
    problems.map((problem) => ({ ...problem, line: problem.line + line - 1, endLine: problem.endLine + line - 1 })),
  );
}

/** As `parseOccurrence`, with offsets in `text` as places. */
export function readOccurrence(
  text: string,
  context: OccurrenceContext,
  known: KnownOfText = {},
): Result<AcceptedOccurrence, readonly ProblemAt[]> {
  if (isTooLarge(text)) return err([tooLarge(text)]);
  let { value } = known;
  try {
    value ??= JSON.parse(text) as Json;
  } catch {
    return err(textFaults(text));
  }
  const isPlain =
    known.isPlain === true
      ? !mayEscapeLoneSurrogate(text)
      : isWithinCaps(text, OCCURRENCE_CAPS.depth) && !mayHoldLoneSurrogate(text);
  const faults = isPlain ? [] : textFaults(text);
  const complaints: Complaint[] = [];
  const accepted = faults.some(({ code }) => code === 'occurrence.tooDeep')
    ? undefined
    : readValue(value, context, complaints, faults.length > 0);
  return accepted && faults.length === 0 ? ok(accepted) : err([...faults, ...locateComplaints(text, complaints)]);
}

/** With `isFaulty` the value is only checked: what holds half a character has no hash. */
function readValue(
  value: Json,
  context: OccurrenceContext,
  complaints: Complaint[],
  isFaulty: boolean,
): AcceptedOccurrence | undefined {
  if (!isJsonObject(value)) {
    const message = `This is ${inWords(value)}. An occurrence is an object with “id”, “event”, “occurredAt”, “contact” and “data”.`;
    complaints.push({ code: 'notObject', message, path: [] });
    return undefined;
  }
  const isSdk = isSdkShape(value);
  const eventKey = isSdk ? 'event_code' : 'event';
  const event = value[eventKey];
  if (typeof event === 'string') checkEvent(event, eventKey, context, complaints);
  const occurrence = isSdk
    ? readSdkOccurrence(value, complaints, { now: context.now, freshId: () => context.freshId(), isFaulty })
    : readNativeOccurrence(value, complaints);
  if (!occurrence) return undefined;
  return isSdk && !Object.hasOwn(value, 'event_date') ? { occurrence, noDeduplication: true } : { occurrence };
}

const listed = new WeakMap<readonly string[], ReadonlySet<string>>();

function checkEvent(event: string, key: string, context: OccurrenceContext, complaints: Complaint[]): void {
  if (isInternalEventId(event)) {
    const internal = context.internal ?? 'refuse';
    if (internal === 'all' || (internal === 'form' && event === '10401')) return;
    const label = INTERNAL_EVENTS.find(({ id }) => id === event)?.label ?? '';
    const message = `${event} is the internal event ${label}. Hookflow raises it itself; it is not taken from outside.`;
    complaints.push({ code: 'eventInternal', message, path: [key] });
    return;
  }
  let events = listed.get(context.events);
  if (!events) listed.set(context.events, (events = new Set(context.events)));
  if (events.has(event)) return;
  const message = `The workspace lists no event ${shorten(event)}. Add it to the hookable events, or send one that is there.`;
  complaints.push({ code: 'eventUnknown', message, path: [key] });
}

function isTooLarge(text: string): boolean {
  const { bytes } = OCCURRENCE_CAPS;
  return text.length > bytes || (text.length * 3 > bytes && utf8Length(text) > bytes);
}

function tooLarge(text: string): ProblemAt {
  const message = `The occurrence is larger than ${OCCURRENCE_CAPS.bytes / 1024} KiB, the most that is taken.`;
  return {
    code: 'occurrence.tooLarge',
    message,
    pointer: '',
    offset: text.length - text.trimStart().length,
    length: 0,
  };
}

/** Grammar, depth, numbers and half characters, located; repeated keys are left to `JSON.parse`, which takes the last. */
function textFaults(text: string): readonly ProblemAt[] {
  const { root, found } = checkJsonText(text, OCCURRENCE_CAPS);
  const faults = found
    .filter(({ code }) => code !== 'json.duplicateKey')
    .map((fault) =>
      fault.code === 'json.tooDeep' ? { ...fault, code: 'occurrence.tooDeep' } : { ...fault, fixes: [] },
    );
  if (root) numberFaults(root, '', faults);
  return faults;
}

function numberFaults(node: JsonNode, pointer: string, faults: ProblemAt[]): void {
  switch (node.kind) {
    case 'number': {
      const fault = numberFault(node.raw);
      if (fault === undefined) return;
      const raw = shorten(node.raw);
      const message =
        fault === 'unsafeInteger'
          ? `${raw} is beyond 2^53, where numbers lose digits. Send it as text, in quotes.`
          : `${raw} is too large for a number.`;
      faults.push({ code: `occurrence.${fault}`, message, pointer, offset: node.offset, length: node.length });
      return;
    }
    case 'array':
      node.elements.forEach((element, index) => numberFaults(element, pointerTo(pointer, index), faults));
      return;
    case 'object':
      for (const { key, value } of node.members) if (value) numberFaults(value, pointerTo(pointer, key.name), faults);
      return;
    case 'string':
    case 'literal':
    case 'invalid':
      return;
  }
}
