import fc from 'fast-check';
import type { Json } from '../../shared/base/json.ts';
import type { ConditionMember, Group } from '../../shared/flow/condition.ts';
import type { FlowNode, Trigger } from '../../shared/flow/trigger.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const id = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor', '10'), fc.string({ maxLength: 6 }));

/** Any JSON that survives its own text: no integers past 2^53, no -0. */
export const json: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value, exact)) as Json);
const jsonObject = fc.dictionary(fc.oneof(text, fc.constant('__proto__')), json, { maxKeys: 4 });

function exact(_key: string, value: unknown): unknown {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? 0 : value;
}

/** A key that no schema knows, here and there. */
const unknownKeys = fc.oneof(
  { weight: 9, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: json.map((value) => ({ 'x-later': value })) },
);
function withUnknown<T extends object>(known: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.tuple(known, unknownKeys).map(([value, extra]) => ({ ...extra, ...value }));
}

const match = fc.constantFrom('all', 'any', 'none');
const { group } = fc.letrec<{
  group: Group;
  member: ConditionMember;
  itemTest: ConditionMember;
  rule: ConditionMember;
}>((tie) => ({
  group: withUnknown(fc.record({ match, of: fc.array(tie('member'), { maxLength: 3, depthIdentifier: 'c' }) })),
  member: fc.oneof({ depthIdentifier: 'c', maxDepth: 3 }, tie('rule'), tie('group'), tie('itemTest')),
  itemTest: withUnknown(fc.record({ items: text, match, where: tie('group') })),
  rule: withUnknown(
    fc.record(
      { field: text, operator: text, not: fc.boolean(), value: json, ignoreCase: fc.boolean() },
      { requiredKeys: ['field', 'operator'] },
    ),
  ),
}));
export const anyGroup: fc.Arbitrary<Group> = group;

const optional = { requiredKeys: ['kind'] as const };
const kind = <K extends string>(name: K) => fc.constant(name);
const change = fc.record(
  { field: text, change: fc.constantFrom('set', 'add', 'append', 'remove'), value: text },
  { requiredKeys: ['field', 'change'] },
);
const action = fc.oneof(
  fc.record(
    { kind: kind('sendEmail'), to: text, subject: text, html: text, text, replyTo: text },
    { ...optional, requiredKeys: ['kind'] },
  ),
  fc.record({ kind: kind('sendSms'), to: text, body: text, quietHours: json }, { requiredKeys: ['kind'] }),
  fc.record({ kind: kind('notifyTeam'), to: fc.array(text), subject: text, text }, { requiredKeys: ['kind'] }),
  fc.record(
    {
      kind: kind('callWebhook'),
      url: text,
      method: fc.constantFrom('GET', 'POST', 'PUT'),
      headers: fc.dictionary(text, text, { maxKeys: 3 }),
      body: text,
    },
    { requiredKeys: ['kind'] },
  ),
  fc.record({ kind: kind('updateContact'), changes: fc.array(change, { maxLength: 3 }) }, { requiredKeys: ['kind'] }),
  fc.record({ kind: kind('emitEvent'), event: text, data: jsonObject }, { requiredKeys: ['kind'] }),
);

export const anyNode = withUnknown(
  fc.oneof(
    fc.record({ id, kind: kind('event'), event: text }),
    fc.record(
      { id, kind: kind('condition'), name: text, condition: group },
      { requiredKeys: ['id', 'kind', 'condition'] },
    ),
    fc.record({ id, kind: kind('action'), name: text, action }, { requiredKeys: ['id', 'kind', 'action'] }),
    fc.record({ id, kind: kind('delay'), for: json }, { requiredKeys: ['id', 'kind'] }),
    fc.record({ id, kind: kind('split'), branches: json }, { requiredKeys: ['id', 'kind'] }),
    fc.record({ id, kind: kind('note'), text }),
  ) as fc.Arbitrary<FlowNode>,
);

const edge = fc.record({ from: id, port: fc.constantFrom('out', 'yes', 'no', 'then', ''), to: id });
export const anyTrigger = withUnknown(
  fc.record(
    {
      id,
      name: text,
      enabled: fc.boolean(),
      nodes: fc.array(anyNode, { maxLength: 5 }),
      edges: fc.array(edge, { maxLength: 5 }),
      frequency: json,
      activeFrom: text,
    },
    { requiredKeys: ['id', 'name', 'enabled', 'nodes', 'edges'] },
  ) as fc.Arbitrary<Trigger>,
);

const occurrence = withUnknown(
  fc.record(
    { id: text, event: text, occurredAt: text, contact: jsonObject, data: jsonObject, source: text },
    { requiredKeys: ['id', 'event', 'occurredAt', 'contact', 'data'] },
  ),
);
const coordinate = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => JSON.parse(JSON.stringify(value)) as number)
  .filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value));
const layout = fc.dictionary(id, fc.dictionary(id, fc.record({ x: coordinate, y: coordinate }), { maxKeys: 3 }), {
  maxKeys: 3,
});

/** Any document that the schema accepts, sensible or not, unknown keys included. */
export const anyWorkspace: fc.Arbitrary<Workspace> = withUnknown(
  fc.record({
    format: kind('hookflow-workspace'),
    version: fc.constant(1 as const),
    id: text,
    name: text,
    timeZone: text,
    events: fc.array(withUnknown(fc.record({ id: text, label: text })), { maxLength: 3 }),
    retiredEventIds: fc.array(text, { maxLength: 3 }),
    triggers: fc.array(anyTrigger, { maxLength: 3 }),
    samples: fc.array(withUnknown(fc.record({ id, name: text, occurrence })), { maxLength: 2 }),
    scenarios: fc.array(
      fc.record(
        { id, name: text, sample: id, expect: fc.record({ fired: fc.array(id) }, { requiredKeys: [] }) },
        { requiredKeys: ['id', 'name'] },
      ),
      { maxLength: 2 },
    ),
    layout,
  }) as fc.Arbitrary<Workspace>,
);
