import { requireTrigger } from './apply-trigger-command.ts';
import type { Command, EventCommand, SampleCommand, TriggerCommand } from './command.ts';
import { eventLabels } from './event-label.ts';
import { flowCommandLabel } from './flow-command-label.ts';
import type { Workspace } from './workspace.ts';

/** What a gesture did, as its undo entry says it: "Set total to at least 100". `before` is the workspace it is applied to. */
export function commandLabel(before: Workspace, command: Command): string {
  switch (command.kind) {
    case 'renameWorkspace':
      return `Rename workspace to ${command.name}`;
    case 'setTimeZone':
      return `Set time zone to ${command.timeZone}`;
    case 'replaceWorkspace':
      return command.label;
    case 'setEvents':
    case 'addEvent':
    case 'renameEvent':
    case 'changeEventId':
    case 'removeEvent':
      return eventCommandLabel(before, command);
    case 'addTrigger':
    case 'duplicateTrigger':
    case 'removeTrigger':
    case 'moveTrigger':
    case 'updateTrigger':
      return triggerCommandLabel(before, command);
    case 'addNode':
    case 'addElements':
    case 'replaceNode':
    case 'moveNodes':
    case 'removeElements':
    case 'connect':
    case 'swapSteps':
    case 'reconnect':
      return flowCommandLabel(requireTrigger(before, command.trigger), command, eventLabels(before.events));
    case 'putSample':
    case 'renameSample':
    case 'removeSample':
    case 'putScenario':
    case 'removeScenario':
      return sampleCommandLabel(before, command);
  }
}

function eventCommandLabel(before: Workspace, command: EventCommand): string {
  const name = (id: string): string => eventLabels(before.events)(id) ?? id;
  switch (command.kind) {
    case 'setEvents':
      return setEventsLabel(before, command);
    case 'addEvent':
      return `Add event ${command.event.label}`;
    case 'renameEvent':
      return `Rename event to ${command.label}`;
    case 'changeEventId':
      return `Change id of ${name(command.event)} to ${command.id}`;
    case 'removeEvent':
      if (command.uses?.kind === 'replace') {
        return `Remove event ${name(command.event)}, use ${name(command.uses.by)} instead`;
      }
      return `Remove event ${name(command.event)}${command.uses ? ' and what uses it' : ''}`;
  }
}

function setEventsLabel(before: Workspace, command: Extract<EventCommand, { kind: 'setEvents' }>): string {
  const had = new Set(before.events.map((event) => event.id));
  const has = new Set(command.events.map((event) => event.id));
  const added = command.events.filter((event) => !had.has(event.id));
  const removed = before.events.filter((event) => !has.has(event.id));
  const [first] = [...added, ...removed];
  if (added.length + removed.length !== 1 || first === undefined) return 'Edit events';
  return `${added.length === 1 ? 'Add' : 'Remove'} event ${first.label}`;
}

function triggerCommandLabel(before: Workspace, command: TriggerCommand): string {
  switch (command.kind) {
    case 'addTrigger':
      return `Add trigger ${command.trigger.name}`;
    case 'duplicateTrigger':
      return `Duplicate trigger ${requireTrigger(before, command.trigger).name}`;
    case 'removeTrigger':
      return `Remove trigger ${requireTrigger(before, command.trigger).name}`;
    case 'moveTrigger':
      return `Move trigger ${requireTrigger(before, command.trigger).name}`;
    case 'updateTrigger': {
      const { name } = requireTrigger(before, command.trigger);
      const { change } = command;
      if (Object.keys(change).length > 1) return `Change trigger ${name}`;
      if (change.name !== undefined) return `Rename trigger to ${change.name}`;
      if (change.enabled !== undefined) return `Turn ${name} ${change.enabled ? 'on' : 'off'}`;
      if (change.activeFrom !== undefined) return `Set start of ${name} to ${change.activeFrom}`;
      if (change.activeUntil !== undefined) return `Set end of ${name} to ${change.activeUntil}`;
      if ('activeFrom' in change) return `Remove start of ${name}`;
      return 'activeUntil' in change ? `Remove end of ${name}` : `Remove cap of ${name}`;
    }
  }
}

function sampleCommandLabel(before: Workspace, command: SampleCommand): string {
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    list.find((entry) => entry.id === id)?.name ?? id;
  switch (command.kind) {
    case 'putSample': {
      const known = before.samples.some((sample) => sample.id === command.sample.id);
      return `${known ? 'Change' : 'Add'} sample ${command.sample.name}`;
    }
    case 'renameSample':
      return `Rename sample to ${command.name}`;
    case 'removeSample':
      return `Remove sample ${nameIn(before.samples, command.sample)}`;
    case 'putScenario': {
      const known = before.scenarios.find((scenario) => scenario.id === command.scenario.id);
      if (known && known.name !== command.scenario.name) return `Rename test to ${command.scenario.name}`;
      return `${known ? 'Change' : 'Add'} test ${command.scenario.name}`;
    }
    case 'removeScenario':
      return `Remove test ${nameIn(before.scenarios, command.scenario)}`;
  }
}
