import { operatorWords } from '../flow/operator-words.ts';
import type { Severity } from '../base/problem.ts';

type Entry = readonly [Severity, (...words: readonly string[]) => string];

const NO_WORD = '';
const say =
  (text: string): ((...words: readonly string[]) => string) =>
  () =>
    text;
const with1 =
  (sentence: (word: string) => string): ((...words: readonly string[]) => string) =>
  (word = NO_WORD) =>
    sentence(word);

/** Every problem the compiler can tell, with its severity and sentence: what is wrong, why, what to do. */
export const PROBLEM_TABLE = {
  'flow.workspaceId': ['error', say('The workspace has no id. Give it one: servers know it by its id.')],
  'flow.timeZone': ['error', with1((zone) => `There is no time zone “${zone}”. Use a name such as Europe/Berlin.`)],
  'flow.badText': ['error', say('A text holds half a character, or a number is not finite. Remove it.')],
  'flow.triggerIdDuplicate': ['error', with1((id) => `Two triggers have the id “${id}”. Give one of them another id.`)],
  'flow.triggerIdMissing': ['error', say('The trigger has no id. Give it one: ids identify triggers.')],
  'flow.sampleIdDuplicate': ['error', with1((id) => `Two samples have the id “${id}”. Give one of them another id.`)],
  'flow.scenarioIdDuplicate': ['error', with1((id) => `Two tests have the id “${id}”. Give one of them another id.`)],
  'flow.nodeIdDuplicate': ['error', with1((id) => `Two steps have the id “${id}”. Give one of them another id.`)],
  'flow.nodeIdMissing': ['error', say('The step has no id. Give it one: edges name steps by their ids.')],
  'flow.eventMissing': ['error', say('The trigger has no event. Add the event that starts it.')],
  'flow.eventTwice': [
    'error',
    say('A trigger starts with one event. Remove this one, or move it to a trigger of its own.'),
  ],
  'flow.eventNotChosen': ['error', say('Choose the event that starts this trigger.')],
  'flow.eventUnknown': ['error', with1((id) => `No event has the id ${id}. Add it to the events, or choose another.`)],
  'flow.edgeNode': [
    'error',
    with1((id) => `This connection names the step “${id}”, which does not exist. Remove the connection.`),
  ],
  'flow.edgePort': ['error', with1((port) => `This step has no output “${port}”. Connect another output.`)],
  'flow.edgeNote': ['error', say('A note has no connections. Remove the connection.')],
  'flow.edgeIntoEvent': [
    'error',
    say('Nothing can lead into the event: every flow starts there. Remove the connection.'),
  ],
  'flow.edgeDuplicate': [
    'error',
    say('These two steps are connected twice by the same output. Remove one connection.'),
  ],
  'flow.cycle': ['error', say('The flow comes back to where it was. Remove a connection of this loop.')],
  'flow.unreachable': ['warning', say('No connection leads here from the event, so this step is never reached.')],
  'flow.conditionLeadsNowhere': ['warning', say('Neither Yes nor No leads on, so this condition changes nothing.')],
  'flow.noAction': ['warning', say('No action can be reached, so this trigger does nothing.')],
  'flow.activeTime': ['error', with1((text) => `“${text}” is no time. Write 2026-03-14 or 2026-03-14T15:00:00Z.`)],
  'flow.neverActive': ['warning', say('The active time ends before it starts, so this trigger is never active.')],
  'flow.notSupportedYet': ['error', with1((what) => `${what} are not part of this version yet.`)],

  'condition.emptyGroup': ['warning', with1((result) => `This group is empty, so it always counts as ${result}.`)],
  'condition.fieldMissing': ['error', say('Choose a field.')],
  'condition.fieldPath': ['error', with1((reason) => reason)],
  'condition.itemOutside': [
    'error',
    say('Only rules inside an item test see an item. Start with event, contact or occurrence.'),
  ],
  'condition.operatorMissing': ['error', say('Choose how to compare.')],
  'condition.operatorUnknown': ['error', (name = NO_WORD, hint = NO_WORD) => `There is no operator “${name}”.${hint}`],
  'condition.operandMissing': ['error', with1((needs) => `This rule needs a value: ${needs}.`)],
  'condition.operandUnexpected': [
    'error',
    with1((operator) => `“${operatorWords(operator)}” takes no value. Remove the value.`),
  ],
  'condition.operandType': [
    'error',
    (operator = NO_WORD, needs = NO_WORD) => `“${operatorWords(operator)}” needs ${needs}.`,
  ],
  'condition.operandEmpty': ['warning', with1((result) => `The value is empty, so this rule ${result}.`)],
  'condition.betweenOrder': ['error', say('The first number is above the second. Swap them.')],
  'condition.pattern': ['error', with1((reason) => reason)],
  'condition.time': ['error', with1((text) => `“${text}” is no time. Write 2026-03-14 or 2026-03-14T15:00:00Z.`)],
  'condition.ignoreCase': [
    'error',
    with1((operator) => `“${operatorWords(operator)}” compares no texts, so it cannot ignore case.`),
  ],

  'action.missing': ['error', with1((what) => `${what} is missing.`)],
  'action.template': ['error', with1((reason) => `The template cannot be read: ${reason}`)],
  'action.address': ['error', with1((text) => `“${text}” is no e-mail address.`)],
  'action.phone': ['error', with1((text) => `“${text}” is no phone number. Write it as +15125550100.`)],
  'action.url': ['error', with1((text) => `“${text}” is no web address. Write one that starts with https://.`)],
  'action.urlNotHttps': [
    'warning',
    say('The address is not https. Only environments that allow it will call this address.'),
  ],
  'action.headerName': ['error', with1((name) => `“${name}” cannot be the name of a header.`)],
  'action.headerReserved': ['error', with1((name) => `The header ${name} is set by Hookflow. Remove it.`)],
  'action.headerDuplicate': ['error', with1((name) => `The header ${name} appears twice. Remove one.`)],
  'action.headerValue': ['error', with1((name) => `The header ${name} holds a line break. Remove it.`)],
  'action.contactField': ['error', with1((name) => `“${name}” is no field that an action can change.`)],
  'action.notNumber': ['error', with1((text) => `“${text}” is no number. Adding needs one.`)],
  'action.eventUnknown': [
    'error',
    with1((id) => `No event has the id ${id}. Add it to the events, or choose another.`),
  ],
  'action.eventInternal': [
    'error',
    with1((id) => `The event ${id} is internal: only Hookflow raises it. Choose another.`),
  ],
} as const satisfies Readonly<Record<string, Entry>>;

export type ProblemCode = keyof typeof PROBLEM_TABLE;
