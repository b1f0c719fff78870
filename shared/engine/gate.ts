import type { PreparedTrigger } from './prepared-trigger.ts';
import type { Gate } from './trace.ts';

/** Why a trigger of the event is not considered at `now` (epoch milliseconds), if so (E2, E6). */
export function gateOf(trigger: PreparedTrigger, now: number): Gate | undefined {
  if (!trigger.enabled) return 'disabled';
  return now >= trigger.activeFrom && now < trigger.activeUntil ? undefined : 'inactive';
}
