import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { load } from './child.ts';
import { median } from './figures.ts';
import type { Receiver } from './receiver.ts';
import { evaluated } from './served.ts';

export interface EndToEnd {
  /** Occurrences a second, from the first request to the last acknowledged action: the median of the rounds. */
  readonly perSecond: number;
  readonly lowest: number;
  readonly highest: number;
  /** Milliseconds from sending to the acknowledged action, at 100 occurrences a second. */
  readonly quietMedian: number;
  readonly quietP99: number;
}
/** Where occurrences are sent; whoever evaluates and delivers them is the server's business. */
export interface Target {
  readonly address: string;
  readonly token: string;
}
export interface EndToEndSize {
  readonly occurrences: number;
  readonly rounds: number;
  /** Occurrences of the quiet part. */
  readonly quiet: number;
}

/** Every purchase passes a condition and calls a webhook with it. */
export function hookWorkspace(origin: string): Workspace {
  return {
    ...newWorkspace({ id: 'bench', name: 'Bench', timeZone: 'UTC' }),
    events: [{ id: '30552', label: 'Purchase' }],
    triggers: [
      {
        id: 'hook',
        name: 'Tell the warehouse',
        enabled: true,
        nodes: [
          { id: 'start', kind: 'event', event: '30552' },
          {
            id: 'rules',
            kind: 'condition',
            condition: { match: 'all', of: [{ field: 'event.total', operator: 'atLeast', value: 0 }] },
          },
          {
            id: 'call',
            kind: 'action',
            action: { kind: 'callWebhook', url: `${origin}/hook`, method: 'POST' },
          },
        ],
        edges: [
          { from: 'start', port: 'out', to: 'rules' },
          { from: 'rules', port: 'yes', to: 'call' },
        ],
      },
    ],
  };
}

/** Measures a server on which `hookWorkspace` of the receiver is live. Every occurrence must be acknowledged, or it does not return. */
export async function measureEndToEnd(target: Target, receiver: Receiver, size: EndToEndSize): Promise<EndToEnd> {
  const { occurrences, rounds, quiet } = size;
  const rates: number[] = [];
  const run = async (prefix: string, o: { occurrences: number; connections: number; rate?: number }): Promise<void> => {
    receiver.waits.clear();
    const done = receiver.acknowledged(o.occurrences);
    const loaded = await load({ ...target, prefix, batch: 1, ...o });
    if (loaded.accepted !== o.occurrences) throw new Error(`not all was accepted: ${JSON.stringify(loaded)}`);
    await done;
  };
  // Once unmeasured: the code is warm then.
  for (let round = -1; round < rounds; round += 1) {
    await run(`r${round + 1}`, { occurrences, connections: 64 });
    if (round >= 0) rates.push(occurrences / receiver.seconds());
    await evaluated(target.address);
  }
  await run('quiet', { occurrences: quiet, connections: 16, rate: 100 });
  const waits = [...receiver.waits.values()].sort((a, b) => a - b);
  return {
    perSecond: median(rates),
    lowest: Math.min(...rates),
    highest: Math.max(...rates),
    quietMedian: median(waits),
    quietP99: waits[Math.floor(waits.length * 0.99)] ?? Number.NaN,
  };
}

export function figureLine(name: string, o: EndToEnd): string {
  const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
  return (
    `${name}: ${whole(o.perSecond)} occurrences/s end to end (${whole(o.lowest)} to ${whole(o.highest)}); ` +
    `at 100 a second one takes ${o.quietMedian} ms, 99 of 100 at most ${o.quietP99} ms`
  );
}
