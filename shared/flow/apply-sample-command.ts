import type { SampleCommand } from './command.ts';
import { sameJson } from './same-json.ts';
import type { Workspace } from './workspace.ts';

export function applySampleCommand(workspace: Workspace, command: SampleCommand): Workspace {
  const { samples, scenarios } = workspace;
  switch (command.kind) {
    case 'putSample': {
      const next = put(samples, command.sample);
      return next === samples ? workspace : { ...workspace, samples: next };
    }
    case 'renameSample': {
      const sample = entryOf(samples, command.sample);
      if (sample.name === command.name) return workspace;
      return { ...workspace, samples: put(samples, { ...sample, name: command.name }) };
    }
    case 'removeSample':
      return { ...workspace, samples: without(samples, command.sample) };
    case 'putScenario': {
      const next = put(scenarios, command.scenario);
      return next === scenarios ? workspace : { ...workspace, scenarios: next };
    }
    case 'removeScenario':
      return { ...workspace, scenarios: without(scenarios, command.scenario) };
  }
}

interface Entry {
  readonly id: string;
}

function put<T extends Entry>(list: readonly T[], entry: T): readonly T[] {
  const at = list.findIndex((other) => other.id === entry.id);
  if (at === -1) return [...list, entry];
  if (sameJson(list[at], entry)) return list;
  return list.map((other, index) => (index === at ? entry : other));
}

function entryOf<T extends Entry>(list: readonly T[], id: string): T {
  const entry = list.find((other) => other.id === id);
  if (entry === undefined) throw new Error(`There is no entry ${id}.`);
  return entry;
}

function without<T extends Entry>(list: readonly T[], id: string): readonly T[] {
  entryOf(list, id);
  return list.filter((other) => other.id !== id);
}
