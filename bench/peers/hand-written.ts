import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { BenchTrigger } from '../workload.ts';
import { byEvent, type PeerMaker } from './peer.ts';

interface HandWritten {
  readonly id: string;
  readonly holds: (occurrence: Occurrence) => boolean;
}

/**
 * One function a trigger with everything spelled out, as a programmer would write it by hand: the limit for engines that
 * try each trigger. The source is a module of its own, imported like any other.
 */
export const handWritten: PeerMaker = async (triggers, occurrences) => {
  const source = [...byEvent(triggers)]
    .map(([event, group]) => `[${JSON.stringify(event)}, [${group.map(functionOf).join(',\n')}]]`)
    .join(',\n');
  const text = Buffer.from(`export const groups = new Map([${source}]);`).toString('base64');
  const { groups } = (await import(`data:text/javascript;base64,${text}`)) as {
    groups: ReadonlyMap<string, readonly HandWritten[]>;
  };
  return {
    name: 'one function a trigger',
    match(index) {
      const occurrence = occurrences[index] as Occurrence;
      const matched: string[] = [];
      const group = groups.get(occurrence.event);
      if (group) for (const trigger of group) if (trigger.holds(occurrence)) matched.push(trigger.id);
      return matched;
    },
  };
};

function functionOf({ id, city, total, third }: BenchTrigger): string {
  const last =
    third.kind === 'contains'
      ? `o.contact.tags.includes(${JSON.stringify(third.value)})`
      : third.kind === 'in'
        ? `(${third.value.map((state) => `o.contact.state === ${JSON.stringify(state)}`).join(' || ')})`
        : `o.data.sku.startsWith(${JSON.stringify(third.value)})`;
  const holds = `(o) => o.contact.city === ${JSON.stringify(city)} && o.data.total >= ${total} && ${last}`;
  return `{ id: ${JSON.stringify(id)}, holds: ${holds} }`;
}
