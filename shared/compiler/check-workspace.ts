import { pointerTo } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import { formatHookableEvents } from '../events/format-hookable-events.ts';
import type { HookableEvent } from '../events/hookable-event.ts';
import { parseHookableEvents } from '../events/parse-hookable-events.ts';
import type { Workspace } from '../flow/workspace.ts';
import { isTimeZone } from './facts.ts';
import { problemAt } from './report.ts';

/** What is wrong with the workspace itself, outside any one trigger; errors block publishing (F4). */
export function checkWorkspace(workspace: Workspace): readonly Problem[] {
  const { id, timeZone, events, samples, scenarios } = workspace;
  return [
    ...(id.trim() === '' ? [problemAt('flow.workspaceId', { pointer: '/id' })] : []),
    ...(isTimeZone(timeZone) ? [] : [problemAt('flow.timeZone', { pointer: '/timeZone' }, timeZone)]),
    ...checkEvents(events),
    ...repeatedIds(samples).map(({ id, index }) =>
      problemAt('flow.sampleIdDuplicate', { pointer: pointerTo('/samples', index) }, id),
    ),
    ...repeatedIds(scenarios).map(({ id, index }) =>
      problemAt('flow.scenarioIdDuplicate', { pointer: pointerTo('/scenarios', index) }, id),
    ),
  ];
}

/** Later entries whose id an earlier one has. */
export function repeatedIds(entries: readonly { readonly id: string }[]): readonly { id: string; index: number }[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    const repeated = seen.has(id);
    seen.add(id);
    return repeated ? [{ id, index }] : [];
  });
}

const known = new WeakMap<readonly HookableEvent[], readonly Problem[]>();

/** The list is judged as the text that it would be exported as (H3, H4, H7). */
function checkEvents(events: readonly HookableEvent[]): readonly Problem[] {
  const before = known.get(events);
  if (before !== undefined) return before;
  const problems = parseHookableEvents(formatHookableEvents(events)).problems.map(
    ({ code, severity, message, pointer }) => ({ code, severity, message, pointer: `/events${pointer}` }),
  );
  known.set(events, problems);
  return problems;
}
