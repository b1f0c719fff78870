import { compile } from '../../shared/compiler/compile.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare, type PreparedProgram } from '../../shared/engine/prepare.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';

export const WORKSPACE = 'bench';
/** Contacts that the occurrences come from, in turn. */
const PEOPLE = 500;
const ROUNDS = 200;

/** One e-mail an occurrence, whose template turns so many times: the work that an evaluation does. */
export function workWorkspace(loops: number): Workspace {
  const turning = '{% assign sum = 0 %}{% for i in (1..LOOPS) %}{% assign sum = sum | plus: i %}{% endfor %}{{ sum }}';
  const text = loops === 0 ? 'Thank you.' : turning.replace('LOOPS', String(loops));
  return {
    ...newWorkspace({ id: WORKSPACE, name: 'Bench', timeZone: 'UTC' }),
    events: [{ id: '30552', label: 'Purchase' }],
    triggers: [
      {
        id: 'thanks',
        name: 'Thanks',
        enabled: true,
        nodes: [
          { id: 'start', kind: 'event', event: '30552' },
          {
            id: 'count',
            kind: 'action',
            action: { kind: 'updateContact', changes: [{ field: 'points', change: 'add', value: '1' }] },
          },
          {
            id: 'mail',
            kind: 'action',
            action: { kind: 'sendEmail', to: '{{ contact.email }}', subject: 'Thanks', text },
          },
        ],
        edges: [
          { from: 'start', port: 'out', to: 'count' },
          { from: 'start', port: 'out', to: 'mail' },
        ],
      },
    ],
  };
}

export function workOccurrence(id: string, index: number): Occurrence {
  const purl = `p${index % PEOPLE}`;
  const contact = { purl, email: `${purl}@example.com` };
  return { id, event: '30552', occurredAt: '2026-11-24T08:59:00Z', contact, data: { orderid: id, total: 129.5 } };
}

export function preparedWork(loops: number): PreparedProgram {
  return prepare(compile(workWorkspace(loops)).program);
}

/** Milliseconds of processor time of one evaluation, once the code is warm. */
export function workMilliseconds(loops: number): number {
  const prepared = preparedWork(loops);
  const occurrence = workOccurrence('a', 0);
  const round = (): void => {
    for (let at = 0; at < ROUNDS; at += 1)
      evaluate(prepared, occurrence, { now: 0, state: { contact: occurrence.contact } });
  };
  round();
  round();
  const started = process.cpuUsage();
  round();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000 / ROUNDS;
}

/** Turns that make an evaluation take about so many milliseconds here. */
export function loopsFor(milliseconds: number): number {
  if (milliseconds === 0) return 0;
  const [few, many] = [100, 400];
  const each = (workMilliseconds(many) - workMilliseconds(few)) / (many - few);
  return Math.max(1, Math.round(few + (milliseconds - workMilliseconds(few)) / each));
}
