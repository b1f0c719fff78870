import { isJsonObject, type Json } from '../base/json.ts';
import { shorten } from '../base/shorten.ts';
import type { RequestedAction, RuleTrace, Trace, TraceEntry, TriggerTrace } from '../engine/trace.ts';
import { INTERNAL_EVENTS } from '../events/hookable-event.ts';
import { isGroup, isItemTest, type ConditionMember, type Group } from '../flow/condition.ts';
import { eventNodeOf, type ConditionNode, type Trigger } from '../flow/trigger.ts';
import { ACTION_NAMES, groupWords, memberWords, nodeTitle, valueWords } from '../flow/wording.ts';
import type { ExpectedAction, Workspace } from '../flow/workspace.ts';

/** A condition by its own name, else by its rules. */
export function conditionName({ name, condition }: ConditionNode): string {
  return name !== undefined && name !== '' ? name : groupWords(condition);
}

/** A member of a condition as one sentence, by its JSON Pointer, such as `/of/1/where/of/0`. */
export function ruleWordsAt(condition: Group, pointer: string): string {
  const member = memberAt(condition, pointer);
  return member === undefined ? pointer : memberWords(member);
}

/** The member of a condition that a JSON Pointer leads to. */
export function memberAt(condition: Group, pointer: string): ConditionMember | undefined {
  let member: ConditionMember | undefined = condition;
  for (const step of pointer.split('/').slice(1)) {
    if (member === undefined) break;
    if (step === 'where') member = isItemTest(member) ? member.where : undefined;
    else if (step !== 'of') member = isGroup(member) ? member.of[Number(step)] : undefined;
  }
  return member;
}

/** Why a trigger did not fire for any of the occurrences: the first thing that stood in the way. */
export function whyNotFired(workspace: Workspace, trigger: Trigger, traces: readonly Trace[]): string {
  if (!trigger.enabled) return 'it is off';
  const entries = traces.flatMap(({ triggers }) => triggers.filter((entry) => entry.trigger === trigger.id));
  const entry = entries.find(({ outcome }) => outcome === 'notFired') ?? entries[0];
  if (!entry) return `it starts with ${eventName(workspace, eventNodeOf(trigger)?.event ?? '')}, which did not happen`;
  if (entry.outcome === 'gated') return 'it is not active at that time';
  return whyNoAction(trigger, entry);
}

function whyNoAction(trigger: Trigger, entry: TriggerTrace): string {
  const failed = entry.nodes.find(({ kind, state }) => kind === 'condition' && state === 'failed');
  const turned = failed ?? entry.nodes.findLast(({ kind, state }) => kind === 'condition' && state === 'passed');
  const node = trigger.nodes.find(({ id }) => id === turned?.node);
  if (!turned || node?.kind !== 'condition') return 'no action is reached';
  const reasons = failed ? reasonsOf(node, failed) : '';
  const took = `“${conditionName(node)}” takes ${turned.took === 'yes' ? 'Yes' : 'No'}`;
  return reasons === '' ? `${took}, where no action is` : `${took}: ${reasons}`;
}

function reasonsOf(node: ConditionNode, { rules = [] }: TraceEntry): string {
  const wanted = node.condition.match !== 'none';
  const against = rules.filter(({ result, at }) => result !== wanted && at === undefined);
  const said = against.slice(0, 2).map((rule) => `${ruleWordsAt(node.condition, rule.path)}${actualWords(rule)}`);
  return against.length > 2 ? `${said.join('; ')}; and ${against.length - 2} more` : said.join('; ');
}

function actualWords({ operator, actual, note, elements, result }: RuleTrace): string {
  const joint = result ? ', and it' : ', but it';
  if (operator === 'items') return elements ? ` (${elements.matched} of ${elements.count})` : '';
  if (note === 'missing' || actual === undefined) return `${joint} is missing`;
  return `${joint} is ${shorten(valueWords(actual))}`;
}

function eventName(workspace: Workspace, id: string): string {
  const label = [...workspace.events, ...INTERNAL_EVENTS].find((event) => event.id === id)?.label;
  return label === undefined ? id : `${id} ${label}`;
}

/** An expected action: "Send e-mail, to ada@example.com". */
export function expectedActionWords(trigger: Trigger | undefined, expected: ExpectedAction): string {
  const node = trigger?.nodes.find(({ id }) => id === expected.node);
  const kind = kindWords(expected.kind);
  const parts = paramWords(expected.params ?? {});
  return [node ? `${kind} in “${nodeTitle(node)}”` : kind, ...parts].join(', ');
}

/** A requested action, as far as an expectation looks at it. */
export function requestedActionWords(
  { kind, params }: RequestedAction,
  { params: wanted = {} }: ExpectedAction,
): string {
  return [kindWords(kind), ...paramWords(onlyAsked(params, wanted) as Readonly<Record<string, Json>>)].join(', ');
}

export function kindWords(kind: string | undefined): string {
  const known = Object.entries(ACTION_NAMES).find(([name]) => name === kind);
  return known ? known[1] : 'Any action';
}

function paramWords(params: Readonly<Record<string, Json>>): readonly string[] {
  return Object.entries(params).map(([name, value]) => `${name} ${valueWords(value)}`);
}

/** Of a value the members that an expectation names; what is missing reads as nothing. */
function onlyAsked(value: Json | undefined, wanted: Json): Json {
  if (!isJsonObject(wanted)) return value ?? 'nothing';
  if (!isJsonObject(value)) return value ?? 'nothing';
  return Object.fromEntries(
    Object.entries(wanted).map(([name, of]) => [
      name,
      onlyAsked(Object.hasOwn(value, name) ? value[name] : undefined, of),
    ]),
  );
}
