import { parseRfc3339 } from '../base/rfc3339.ts';
import type { Occurrence } from '../events/occurrence.ts';
import type { Workspace } from '../flow/workspace.ts';

/** Occurrences to stay near to, the first foremost: there is always one. */
export type NearOccurrences = readonly [Occurrence, ...Occurrence[]];

const PLAIN: Omit<Occurrence, 'event'> = {
  id: 'example-1',
  occurredAt: '2026-03-14T12:00:00Z',
  contact: { email: 'ada@example.com', firstname: 'Ada', phone: '+15125550100' },
  data: {},
};

/** What an event is known to look like: its samples, else the contact of some sample with no data. */
export function nearOccurrences(samples: Workspace['samples'], event: string): NearOccurrences {
  const all = samples
    .map(({ occurrence }) => occurrence)
    .filter(({ occurredAt }) => parseRfc3339(occurredAt) !== undefined);
  const [first, ...rest] = all.filter((one) => one.event === event);
  if (first) return [first, ...rest];
  const { occurredAt, contact } = all[0] ?? PLAIN;
  return [{ ...PLAIN, event, occurredAt, contact }];
}
