import type { JsonObject } from '../base/json.ts';
import type { Result } from '../base/result.ts';
import type { ActionSpec } from '../program/program.ts';
import type { TemplateScope } from '../program/template.ts';
import type { RaisedEvent } from './contact-difference.ts';
import type { ActionError } from './trace.ts';

/** What an action can see when it is reached. */
export interface ActionView {
  readonly scope: TemplateScope;
  /** The occurrence with the contact that its conditions see. */
  readonly occurrence: JsonObject;
  /** The contact with the changes that were requested before this action. */
  readonly contact: JsonObject;
}

/** An action's effect as data. */
export interface Performed {
  readonly params: JsonObject;
  readonly notes: readonly string[];
  readonly contact: JsonObject;
  readonly raised: readonly RaisedEvent[];
}

export interface PreparedAction {
  readonly kind: ActionSpec['kind'];
  /** Whether later evaluation depends on it, so that `decide` performs it too (E5). */
  readonly changesLater: boolean;
  perform(view: ActionView): Result<Performed, ActionError>;
}

/** Parameters of an action that leaves the contact alone. */
export type MessageParams = Result<Pick<Performed, 'params' | 'notes'>, ActionError>;
