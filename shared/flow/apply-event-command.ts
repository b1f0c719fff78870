import type { HookableEvent } from '../events/hookable-event.ts';
import type { EventCommand } from './command.ts';
import { keepIdentity, mapKept } from './keep-identity.ts';
import type { FlowNode, Trigger } from './trigger.ts';
import type { Sample, Scenario, Workspace } from './workspace.ts';

export function applyEventCommand(workspace: Workspace, command: EventCommand): Workspace {
  const { events } = workspace;
  switch (command.kind) {
    case 'setEvents':
      return withEvents(workspace, command.events);
    case 'addEvent': {
      const { event, index = events.length } = command;
      if (events.some((other) => other.id === event.id)) throw new Error(`There is already an event ${event.id}.`);
      return withEvents(workspace, [...events.slice(0, index), event, ...events.slice(index)]);
    }
    case 'renameEvent':
      requireEvent(events, command.event);
      return withEvents(
        workspace,
        events.map((event) => (event.id === command.event ? { ...event, label: command.label } : event)),
      );
    case 'removeEvent':
      requireEvent(events, command.event);
      return withEvents(
        workspace,
        events.filter((event) => event.id !== command.event),
      );
    case 'changeEventId':
      return changeEventId(workspace, command.event, command.id);
  }
}

/** Ids that leave the list are remembered: events in the field may still carry them (H9). Ids that come back are not retired. */
function withEvents(workspace: Workspace, next: readonly HookableEvent[]): Workspace {
  const events = keepIdentity(workspace.events, next);
  if (events === workspace.events) return workspace;
  const present = new Set(events.map((event) => event.id));
  const gone = workspace.events.map((event) => event.id).filter((id) => !present.has(id));
  const retired = [...new Set([...workspace.retiredEventIds, ...gone])].filter((id) => !present.has(id));
  return { ...workspace, events, retiredEventIds: keepIdentity(workspace.retiredEventIds, retired) };
}

function changeEventId(workspace: Workspace, from: string, to: string): Workspace {
  requireEvent(workspace.events, from);
  if (from === to) return workspace;
  if (workspace.events.some((event) => event.id === to)) throw new Error(`There is already an event ${to}.`);
  const renamed = withEvents(
    workspace,
    workspace.events.map((event) => (event.id === from ? { ...event, id: to } : event)),
  );
  return {
    ...renamed,
    triggers: mapKept(workspace.triggers, (trigger) => triggerWithEvent(trigger, from, to)),
    samples: mapKept(workspace.samples, (sample) => sampleWithEvent(sample, from, to)),
    scenarios: mapKept(workspace.scenarios, (scenario) => scenarioWithEvent(scenario, from, to)),
  };
}

function triggerWithEvent(trigger: Trigger, from: string, to: string): Trigger {
  const nodes = mapKept(trigger.nodes, (node): FlowNode => {
    if (node.kind === 'event' && node.event === from) return { ...node, event: to };
    if (node.kind !== 'action' || node.action.kind !== 'emitEvent' || node.action.event !== from) return node;
    return { ...node, action: { ...node.action, event: to } };
  });
  return nodes === trigger.nodes ? trigger : { ...trigger, nodes };
}

function sampleWithEvent(sample: Sample, from: string, to: string): Sample {
  if (sample.occurrence.event !== from) return sample;
  return { ...sample, occurrence: { ...sample.occurrence, event: to } };
}

function scenarioWithEvent(scenario: Scenario, from: string, to: string): Scenario {
  if (scenario.occurrences === undefined) return scenario;
  const occurrences = mapKept(scenario.occurrences, (occurrence) =>
    occurrence.event === from ? { ...occurrence, event: to } : occurrence,
  );
  return occurrences === scenario.occurrences ? scenario : { ...scenario, occurrences: [...occurrences] };
}

function requireEvent(events: readonly HookableEvent[], id: string): void {
  if (!events.some((event) => event.id === id)) throw new Error(`There is no event ${id}.`);
}
