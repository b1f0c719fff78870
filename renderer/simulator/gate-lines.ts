import type { TriggerTrace } from '../../shared/engine/trace.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { instantOf } from '../../shared/program/instant.ts';

/** What a gate asked for and what it met (E2, E6). */
export interface GateLine {
  readonly gate: string;
  readonly expected: string;
  readonly actual: string;
  readonly result: boolean;
}

/**
 * Why a trigger was held back, a line for each side of its gate; none where it was not. `now` is the evaluation's, in
 * epoch milliseconds; `trigger` as it is drawn now.
 */
export function gateLines(
  { gate }: TriggerTrace,
  trigger: Trigger | undefined,
  o: { readonly now: number; readonly timeZone: string },
): readonly GateLine[] {
  if (gate === undefined) return [];
  switch (gate) {
    case 'disabled':
      return [{ gate: 'Switch', expected: 'on', actual: 'off', result: false }];
    case 'inactive':
      return activeLines(trigger, o);
    case 'frequencyCap':
      return [{ gate: 'Frequency cap', expected: 'not reached', actual: 'reached', result: false }];
    case 'duplicate':
      return [{ gate: 'Occurrence', expected: 'not seen before', actual: 'seen before', result: false }];
  }
}

function activeLines(
  trigger: Trigger | undefined,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): readonly GateLine[] {
  const actual = new Date(now).toISOString().replace('.000Z', 'Z');
  const line = (gate: string, word: string, text: string | undefined, holds: (at: number) => boolean) => {
    const at = text === undefined ? undefined : instantOf(text, timeZone);
    return at === undefined ? [] : [{ gate, expected: `${word} ${text ?? ''}`, actual, result: holds(at) }];
  };
  const lines = [
    ...line('Active from', 'at or after', trigger?.activeFrom, (at) => now >= at),
    ...line('Active until', 'before', trigger?.activeUntil, (at) => now < at),
  ];
  // Where the draft has changed since, its times may no longer be those that held the trigger back.
  const isTold = lines.some(({ result }) => !result);
  return isTold ? lines : [{ gate: 'Active time', expected: 'within it', actual, result: false }];
}
