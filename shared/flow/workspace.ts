import { z } from 'zod';

import { HookableEvent } from '../events/hookable-event.ts';
import { jsonValue, Occurrence } from '../events/occurrence.ts';
import { Trigger } from './trigger.ts';

export const Sample = z.strictObject({ id: z.string(), name: z.string(), occurrence: Occurrence });
/** A named occurrence with its contact, kept with the workspace. */
export type Sample = Readonly<z.infer<typeof Sample>>;

const ids = z.array(z.string()).optional();

/** An action that a scenario wants to see; `params` is a subset of the rendered ones (S1). */
export const ExpectedAction = z.strictObject({
  trigger: z.string(),
  node: z.string().optional(),
  kind: z.string().optional(),
  params: z.record(z.string(), jsonValue).optional(),
});
export type ExpectedAction = Readonly<z.infer<typeof ExpectedAction>>;

/** A saved test: a sample's id or occurrences, and what must come of them (S1). */
export const Scenario = z.strictObject({
  id: z.string(),
  name: z.string(),
  sample: z.string().optional(),
  occurrences: z.array(Occurrence).optional(),
  /** RFC 3339. */
  now: z.string().optional(),
  expect: z.strictObject({ fired: ids, notFired: ids, actions: z.array(ExpectedAction).optional() }).optional(),
});
export type Scenario = Readonly<z.infer<typeof Scenario>>;

export const Position = z.strictObject({ x: z.number(), y: z.number() });
export type Position = Readonly<z.infer<typeof Position>>;
export type TriggerLayout = Readonly<Record<string, Position>>;

export const WORKSPACE_FORMAT = 'hookflow-workspace';
export const WORKSPACE_VERSION = 1;

/** Key order is the order of the file (F0). */
export const Workspace = z.strictObject({
  format: z.literal(WORKSPACE_FORMAT),
  version: z.literal(WORKSPACE_VERSION),
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  events: z.array(HookableEvent),
  retiredEventIds: z.array(z.string()),
  triggers: z.array(Trigger),
  samples: z.array(Sample),
  scenarios: z.array(Scenario),
  layout: z.record(z.string(), z.record(z.string(), Position)),
});

/** One `*.hookflow.json` file: the stored document (F0). The program is compiled from it, never stored in it. */
export interface Workspace {
  readonly format: typeof WORKSPACE_FORMAT;
  readonly version: typeof WORKSPACE_VERSION;
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly events: readonly HookableEvent[];
  readonly retiredEventIds: readonly string[];
  readonly triggers: readonly Trigger[];
  readonly samples: readonly Sample[];
  readonly scenarios: readonly Scenario[];
  /** Where nodes are drawn; no part of what the flow means (F5). */
  readonly layout: Readonly<Record<string, TriggerLayout>>;
}

export function triggerOf(workspace: Workspace, id: string): Trigger | undefined {
  return workspace.triggers.find((trigger) => trigger.id === id);
}
