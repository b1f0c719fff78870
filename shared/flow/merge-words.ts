import type { Json } from '../base/json.ts';
import type { HookableEvent } from '../events/hookable-event.ts';
import type { Group } from './condition.ts';
import { diffTrigger } from './diff-trigger.ts';
import { memberName, memberWords, nodeChanges } from './node-changes.ts';
import { partText, type PartChange } from './part-change.ts';
import { sentenceText, type EventLabel } from './phrase.ts';
import { groupWords } from './rule-words.ts';
import type { FlowNode, Trigger } from './trigger.ts';
import { nodeSentence, nodeTitle, valueWords } from './wording.ts';

export const WHY = {
  both: 'Both sides changed it, differently.',
  removed: 'One side removed it, the other changed it.',
  eventId: 'Both sides added an event with this id, and an id names one event (H4).',
  step: 'One side made it another kind of step, or another kind of output, and the other side’s change does not fit that (F2).',
  events: 'Together the two drawings do not begin at one event (F2).',
  loop: 'Together the new connections make a loop (F3).',
  output: 'Both sides led this output elsewhere, to different steps.',
  order: 'Both sides ordered them anew, differently.',
  ids: 'An id stands there twice, so that entries cannot be told apart.',
} as const;

const NAMES: Readonly<Record<string, string>> = {
  timeZone: 'time zone',
  enabled: 'state',
  activeFrom: 'active from',
  activeUntil: 'active until',
  frequency: 'frequency cap',
};

/** What a field of the document is called. */
export function fieldName(field: string): string {
  return NAMES[field] ?? memberName(field);
}

/** The value of one field, as a person reads it; undefined when it is not there. */
export function fieldWords(field: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (field === 'condition') return groupWords(value as Group);
  if (field === 'enabled') return value === true ? 'on' : 'off';
  if (typeof value === 'string') return value === '' ? 'empty' : value;
  if (field === 'changes') return memberWords(field, value as Json);
  return valueWords(value as Json);
}

export function eventWords(event: HookableEvent | undefined): string | undefined {
  return event && `${event.id} ${event.label}`;
}

/** A step in full: "Notify team: sales@example.com". */
export function nodeWords(node: FlowNode | undefined, label: EventLabel): string | undefined {
  if (node === undefined) return undefined;
  const [title, sentence] = [nodeTitle(node), sentenceText(nodeSentence(node, label))];
  return title === sentence ? title : `${title}: ${sentence}`;
}

/** What a side made of a step; its bare words when there was none before. */
export function nodeChangeWords(base: FlowNode | undefined, now: FlowNode | undefined, label: EventLabel) {
  if (base === undefined || now === undefined) return nodeWords(now, label);
  const changes = nodeChanges(base, now, label);
  return changes.length === 0 ? nodeWords(now, label) : listed(changes);
}

export function triggerChangeWords(base: Trigger | undefined, now: Trigger | undefined, label: EventLabel) {
  if (base === undefined || now === undefined) return now?.name;
  const changes = diffTrigger(base, now, label);
  return changes.length === 0 ? now.name : listed(changes);
}

function listed(changes: readonly PartChange[]): string {
  const shown = changes.slice(0, 4).map(partText).join('; ');
  return changes.length > 4 ? `${shown}; and ${changes.length - 4} more` : shown;
}
