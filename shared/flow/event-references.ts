import { isJsonObject, type Json } from '../base/json.ts';
import { isGroup, isItemTest, type ConditionMember, type Group, type Rule } from './condition.ts';
import { mapKept } from './keep-identity.ts';
import type { FlowNode, Trigger } from './trigger.ts';
import type { ExpectedAction, Sample, Scenario, Workspace } from './workspace.ts';

type Named = Pick<Workspace, 'triggers' | 'samples' | 'scenarios'>;

/** Every place that names an event by its id names another: triggers, rules, actions, samples and tests. The list of events stays. */
export function withOtherEvent(workspace: Named, from: string, to: string): Named {
  return {
    triggers: mapKept(workspace.triggers, (trigger) => triggerWith(trigger, from, to)),
    samples: mapKept(workspace.samples, (sample) => sampleWith(sample, from, to)),
    scenarios: mapKept(workspace.scenarios, (scenario) => scenarioWith(scenario, from, to)),
  };
}

/** Whether a rule compares the occurrence's event with this id. */
export function ruleNamesEvent({ field, value }: Rule, id: string): boolean {
  if (field.trim() !== 'occurrence.event') return false;
  return value === id || (Array.isArray(value) && value.includes(id));
}

/** Whether a rule of the group, or of a group in it, names the event. */
export function conditionNamesEvent({ of }: Group, id: string): boolean {
  return of.some((member) => {
    if (isGroup(member)) return conditionNamesEvent(member, id);
    return isItemTest(member) ? conditionNamesEvent(member.where, id) : ruleNamesEvent(member, id);
  });
}

function triggerWith(trigger: Trigger, from: string, to: string): Trigger {
  const nodes = mapKept(trigger.nodes, (node) => nodeWith(node, from, to));
  return nodes === trigger.nodes ? trigger : { ...trigger, nodes };
}

function nodeWith(node: FlowNode, from: string, to: string): FlowNode {
  switch (node.kind) {
    case 'event':
      return node.event === from ? { ...node, event: to } : node;
    case 'action':
      if (node.action.kind !== 'emitEvent' || node.action.event !== from) return node;
      return { ...node, action: { ...node.action, event: to } };
    case 'condition': {
      const condition = groupWith(node.condition, from, to);
      return condition === node.condition ? node : { ...node, condition };
    }
    case 'delay':
    case 'split':
    case 'note':
      return node;
  }
}

function groupWith(group: Group, from: string, to: string): Group {
  const of = mapKept(group.of, (member): ConditionMember => {
    if (isGroup(member)) return groupWith(member, from, to);
    if (isItemTest(member)) {
      const where = groupWith(member.where, from, to);
      return where === member.where ? member : { ...member, where };
    }
    if (!ruleNamesEvent(member, from)) return member;
    const { value } = member;
    return { ...member, value: Array.isArray(value) ? value.map((one: Json) => (one === from ? to : one)) : to };
  });
  return of === group.of ? group : { ...group, of };
}

function sampleWith(sample: Sample, from: string, to: string): Sample {
  if (sample.occurrence.event !== from) return sample;
  return { ...sample, occurrence: { ...sample.occurrence, event: to } };
}

function scenarioWith(scenario: Scenario, from: string, to: string): Scenario {
  const occurrences = scenario.occurrences ?? [];
  const sent = mapKept(occurrences, (occurrence) =>
    occurrence.event === from ? { ...occurrence, event: to } : occurrence,
  );
  const wanted = scenario.expect?.actions ?? [];
  const actions = mapKept(wanted, (action) => expectedWith(action, from, to));
  return {
    ...scenario,
    ...(sent === occurrences ? {} : { occurrences: [...sent] }),
    ...(actions === wanted ? {} : { expect: { ...scenario.expect, actions: [...actions] } }),
  };
}

function expectedWith(action: ExpectedAction, from: string, to: string): ExpectedAction {
  if (action.kind !== 'emitEvent' || !isJsonObject(action.params) || action.params['event'] !== from) return action;
  return { ...action, params: { ...action.params, event: to } };
}
