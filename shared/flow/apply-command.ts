import { applyEventCommand } from './apply-event-command.ts';
import { applyFlowCommand } from './apply-flow-command.ts';
import { applySampleCommand } from './apply-sample-command.ts';
import { applyTriggerCommand } from './apply-trigger-command.ts';
import type { Command } from './command.ts';
import { sameJson } from './same-json.ts';
import type { Workspace } from './workspace.ts';

/**
 * The workspace after a gesture. What the gesture does not touch keeps its identity; one without effect returns the same object.
 * An illegal command throws: callers ask `refuseConnection` first, and name only what is there.
 */
export function applyCommand(workspace: Workspace, command: Command): Workspace {
  switch (command.kind) {
    case 'renameWorkspace':
      return command.name === workspace.name ? workspace : { ...workspace, name: command.name };
    case 'setTimeZone':
      return command.timeZone === workspace.timeZone ? workspace : { ...workspace, timeZone: command.timeZone };
    case 'replaceWorkspace':
      return sameJson(workspace, command.workspace) ? workspace : command.workspace;
    case 'setEvents':
    case 'addEvent':
    case 'renameEvent':
    case 'changeEventId':
    case 'removeEvent':
      return applyEventCommand(workspace, command);
    case 'addTrigger':
    case 'duplicateTrigger':
    case 'removeTrigger':
    case 'moveTrigger':
    case 'updateTrigger':
      return applyTriggerCommand(workspace, command);
    case 'addNode':
    case 'addElements':
    case 'replaceNode':
    case 'moveNodes':
    case 'removeElements':
    case 'connect':
    case 'swapSteps':
    case 'reconnect':
      return applyFlowCommand(workspace, command);
    case 'putSample':
    case 'renameSample':
    case 'removeSample':
    case 'putScenario':
    case 'removeScenario':
      return applySampleCommand(workspace, command);
  }
}
