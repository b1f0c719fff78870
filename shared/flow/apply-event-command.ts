import type { HookableEvent } from '../events/hookable-event.ts';
import type { EventCommand } from './command.ts';
import { withOtherEvent } from './event-references.ts';
import { keepIdentity } from './keep-identity.ts';
import { withoutEventUses } from './without-event-uses.ts';
import type { Workspace } from './workspace.ts';

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
      return removeEvent(workspace, command);
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
  return { ...renamed, ...withOtherEvent(workspace, from, to) };
}

function removeEvent(workspace: Workspace, { event, uses }: Extract<EventCommand, { kind: 'removeEvent' }>): Workspace {
  const { events } = workspace;
  requireEvent(events, event);
  if (uses?.kind === 'replace') {
    if (uses.by === event) throw new Error(`${event} cannot take its own place.`);
    requireEvent(events, uses.by);
  }
  const without = withEvents(
    workspace,
    events.filter(({ id }) => id !== event),
  );
  if (uses === undefined) return without;
  return uses.kind === 'remove'
    ? withoutEventUses(without, event)
    : { ...without, ...withOtherEvent(without, event, uses.by) };
}

function requireEvent(events: readonly HookableEvent[], id: string): void {
  if (!events.some((event) => event.id === id)) throw new Error(`There is no event ${id}.`);
}
