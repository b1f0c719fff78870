import { z } from 'zod';
import type { Json } from '../base/json.ts';
import { jsonValue } from '../events/occurrence.ts';

export type Match = 'all' | 'any' | 'none';
const match = z.enum(['all', 'any', 'none']);

/** A rule as drawn (C1). Operator and operand may still be unfinished or wrong: the compiler says so (F4). */
export interface Rule {
  readonly field: string;
  readonly operator: string;
  readonly not?: boolean | undefined;
  readonly value?: Json | undefined;
  readonly ignoreCase?: boolean | undefined;
}
/** Looks into a list; paths inside may start with `item` (C7). */
export interface ItemTest {
  readonly items: string;
  readonly match: Match;
  readonly where: Group;
}
/** `all` of nothing is true, `any` and `none` of nothing false and true (C1). */
export interface Group {
  readonly match: Match;
  readonly of: readonly ConditionMember[];
}
export type ConditionMember = Group | ItemTest | Rule;

export const Rule: z.ZodType<Rule> = z.strictObject({
  field: z.string(),
  operator: z.string(),
  not: z.boolean().optional(),
  value: jsonValue.optional(),
  ignoreCase: z.boolean().optional(),
});
export const ItemTest: z.ZodType<ItemTest> = z.strictObject({
  items: z.string(),
  match,
  where: z.lazy(() => Group),
});
export const Group: z.ZodType<Group> = z.strictObject({
  match,
  of: z.array(z.lazy(() => ConditionMember)),
});

/** No value meets two of them; most are rules. */
export const ConditionMember: z.ZodType<ConditionMember> = z.union([Rule, Group, ItemTest]);

/** Which of the three a member of a group is meant to be, told by the key that only it has. */
export function memberSchema(value: object): z.ZodType {
  if (Object.hasOwn(value, 'of')) return Group;
  return Object.hasOwn(value, 'items') ? ItemTest : Rule;
}

export function isGroup(member: ConditionMember): member is Group {
  return 'of' in member;
}

export function isItemTest(member: ConditionMember): member is ItemTest {
  return 'items' in member;
}
