import type { Trigger } from '../../shared/flow/trigger.ts';

/** What the canvas's header shows of a trigger: edits of its steps leave it the same object. */
export type TriggerHead = Pick<Trigger, 'id' | 'name' | 'enabled'>;
