import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { BenchTrigger } from '../workload.ts';

/** One engine with the triggers of a comparison in it. */
export interface Peer {
  readonly name: string;
  /** Ids of the triggers that occurrence number `index` matches, in any order. */
  readonly match: (index: number) => readonly string[] | Promise<readonly string[]>;
}

/** Makes an engine ready. What an engine needs of an occurrence beforehand is prepared here too, so that none of it is timed. */
export type PeerMaker = (triggers: readonly BenchTrigger[], occurrences: readonly Occurrence[]) => Peer | Promise<Peer>;

/** Each engine gets one rule set an event id, so that the triggers of other events cost it nothing. */
export function byEvent(triggers: readonly BenchTrigger[]): ReadonlyMap<string, readonly BenchTrigger[]> {
  const groups = new Map<string, BenchTrigger[]>();
  for (const trigger of triggers) {
    const group = groups.get(trigger.event);
    if (group) group.push(trigger);
    else groups.set(trigger.event, [trigger]);
  }
  return groups;
}

export function mapValues<A, B>(map: ReadonlyMap<string, A>, change: (value: A) => B): ReadonlyMap<string, B> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
