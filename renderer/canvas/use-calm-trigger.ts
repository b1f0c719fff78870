import { useDeferredValue } from 'react';
import { sameShape } from '../../shared/flow/same-shape.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';

/**
 * While somebody types into a step, the drawn flow follows in the pauses: keys are answered first. What changes the flow's shape
 * is drawn at once.
 */
export function useCalmTrigger(current: Trigger): Trigger {
  const later = useDeferredValue(current);
  return sameShape(later, current) ? later : current;
}
