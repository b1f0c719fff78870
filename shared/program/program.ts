import type { Json } from '../base/json.ts';

/** What a trigger's flow compiles to; pure JSON without names, layout or samples, so that its hash tells behaviour (F5). */
export interface Program {
  readonly engine: typeof ENGINE;
  readonly workspace: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Ids an occurrence may carry, besides the internal ones (O4). */
  readonly events: readonly string[];
  readonly triggers: readonly ProgramTrigger[];
}

/** Changes whenever the same program could evaluate differently. */
export const ENGINE = 'hookflow-engine/1';

export interface ProgramTrigger {
  readonly id: string;
  readonly enabled: boolean;
  readonly event: string;
  /** Epoch milliseconds. */
  readonly activeFrom?: number;
  readonly activeUntil?: number;
  /** Reached nodes only ever point forwards: topological order, ties by document order (E3). Empty in a gate (F4). */
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly kind: 'event'; readonly node: string; readonly out: readonly number[] }
  | {
      readonly kind: 'condition';
      readonly node: string;
      readonly condition: GroupTest;
      readonly yes: readonly number[];
      readonly no: readonly number[];
    }
  | { readonly kind: 'action'; readonly node: string; readonly action: ActionSpec; readonly then: readonly number[] };

/** Parsed field path (C2). */
export interface FieldPath {
  readonly root: 'event' | 'contact' | 'occurrence' | 'item';
  /** Strings are own members of objects, numbers are elements of lists. */
  readonly segments: readonly (string | number)[];
}

export type ConditionTest = GroupTest | ItemsTest | RuleTest;

/** An item test (C7); paths inside may start with `item`. */
export interface ItemsTest {
  readonly kind: 'items';
  /** As written; `path` is the same, parsed. */
  readonly items: string;
  readonly path: FieldPath;
  readonly match: 'all' | 'any' | 'none';
  readonly where: GroupTest;
}

export interface GroupTest {
  readonly kind: 'group';
  readonly match: 'all' | 'any' | 'none';
  readonly of: readonly ConditionTest[];
}

/** One checked rule (C4). `value` is the checked operand; times are kept as written and as epoch milliseconds in `at`. */
export interface RuleTest {
  readonly kind: 'rule';
  /** As written; `path` is the same, parsed. */
  readonly field: string;
  readonly path: FieldPath;
  readonly operator: Operator;
  readonly not: boolean;
  readonly ignoreCase: boolean;
  readonly value?: Json;
  /** `before` and `after`: the operand's instant in epoch milliseconds, in the workspace's zone when it is a date (C8). */
  readonly at?: number;
}

export const OPERATORS = [
  'exists',
  'isEmpty',
  'equals',
  'in',
  'greaterThan',
  'atLeast',
  'lessThan',
  'atMost',
  'between',
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'before',
  'after',
  'withinLast',
] as const;
export type Operator = (typeof OPERATORS)[number];

export function isOperator(name: string): name is Operator {
  return (OPERATORS as readonly string[]).includes(name);
}

/** Checked actions; `template` texts are Liquid that parsed (E8). */
export type ActionSpec =
  | {
      readonly kind: 'sendEmail';
      readonly to: string;
      readonly subject: string;
      readonly html?: string;
      readonly text?: string;
      readonly replyTo?: string;
    }
  | { readonly kind: 'sendSms'; readonly to: string; readonly body: string }
  | { readonly kind: 'notifyTeam'; readonly to: readonly string[]; readonly subject: string; readonly text: string }
  | {
      readonly kind: 'callWebhook';
      readonly url: string;
      readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      readonly headers: Readonly<Record<string, string>>;
      /** Absent: the whole occurrence. */
      readonly body?: string;
    }
  | {
      readonly kind: 'updateContact';
      readonly changes: readonly {
        readonly field: string;
        readonly change: 'set' | 'add' | 'append' | 'remove';
        readonly value: string;
      }[];
    }
  | { readonly kind: 'emitEvent'; readonly event: string; readonly data: Readonly<Record<string, Json>> };
