import type { Compilation } from '../compiler/compile.ts';
import { eventNodeOf } from '../flow/trigger.ts';
import type { Sample, Scenario, Workspace } from '../flow/workspace.ts';
import { runScenario } from './run-scenario.ts';
import { namedTriggers } from './scenario-problems.ts';
import { tracesOf, type ScenarioResult } from './scenario-result.ts';

interface Remembered {
  readonly result: ScenarioResult;
  readonly read: readonly unknown[];
}

/**
 * The results of a workspace's scenarios while its document changes: one is run again only when something changed that
 * it reads, such as a trigger of an event that it met. An unchanged result is the same object.
 */
export class ScenarioRuns {
  readonly #known = new WeakMap<Scenario, Remembered>();

  /** One result for each scenario, in order. `compilation` is the workspace's. */
  run(workspace: Workspace, compilation: Compilation): readonly ScenarioResult[] {
    if (workspace.scenarios.length === 0) return [];
    const parts = partsOf(workspace, compilation);
    return workspace.scenarios.map((scenario) => {
      const before = this.#known.get(scenario);
      if (before && isSame(before.read, readBy(workspace, parts, scenario, before.result))) return before.result;
      const result = runScenario(workspace, compilation, scenario);
      this.#known.set(scenario, { result, read: readBy(workspace, parts, scenario, result) });
      return result;
    });
  }
}

/** What scenarios read, by what leads them there. Documents and compiled triggers keep their identity while unchanged. */
interface Parts {
  readonly samples: ReadonlyMap<string, Sample>;
  /** Triggers by event, drawn and compiled, and by id. */
  readonly byEvent: ReadonlyMap<string, readonly unknown[]>;
  readonly byId: ReadonlyMap<string, unknown>;
  readonly blocked: ReadonlySet<string>;
}

function partsOf({ samples, triggers }: Workspace, { program, blocked }: Compilation): Parts {
  const byEvent = new Map<string, unknown[]>();
  const add = (event: string, part: unknown): void => {
    const list = byEvent.get(event);
    if (list) list.push(part);
    else byEvent.set(event, [part]);
  };
  for (const trigger of triggers) add(eventNodeOf(trigger)?.event ?? '', trigger);
  for (const trigger of program.triggers) add(trigger.event, trigger);
  return {
    samples: new Map([...samples].reverse().map((sample) => [sample.id, sample])),
    byEvent,
    byId: new Map([...triggers].reverse().map((trigger) => [trigger.id, trigger])),
    blocked: new Set(blocked),
  };
}

/** Whatever of the workspace can tell in a result. */
function readBy(workspace: Workspace, parts: Parts, scenario: Scenario, { runs }: ScenarioResult): readonly unknown[] {
  const events = new Set(tracesOf(runs).map(({ event }) => event));
  return [
    workspace.id,
    workspace.timeZone,
    workspace.events,
    parts.samples.get(scenario.sample ?? ''),
    ...namedTriggers(scenario).flatMap(({ id }) => [parts.byId.get(id), parts.blocked.has(id)]),
    ...[...events].flatMap((event) => [event, ...(parts.byEvent.get(event) ?? [])]),
  ];
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((value, index) => value === now[index]);
}
