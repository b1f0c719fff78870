import type { Problem } from '../../../shared/base/problem.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { Action } from '../../../shared/flow/action.ts';
import type { Catalog } from '../fields/field-catalog.ts';

/** What the form of one action is given. `focusTarget`: its first control takes the focus when the step is opened. */
export interface ActionFormProps<T extends Action = Action> {
  readonly action: T;
  /** `gesture`: keys typed into one control while it has the focus. */
  readonly onChange: (action: T, gesture?: string) => void;
  readonly problems: readonly Problem[];
  readonly catalog: Catalog;
  readonly sample: Occurrence | undefined;
  readonly timeZone: string;
  readonly focusTarget: boolean;
}

export type ActionOf<K extends Action['kind']> = Extract<Action, { kind: K }>;
