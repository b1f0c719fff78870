import { isFlowUse, type EventUse } from '../../shared/flow/event-uses.ts';
import { selectElements, selectTrigger } from '../document/document-store.ts';
import { showDock } from '../frame/layout-store.ts';
import { revealStep } from '../inspector/inspector-store.ts';
import { chooseSample } from '../simulator/simulation-store.ts';
import { chooseTest } from '../tests/tests-session.ts';

/** Shows the place that names an event: the step on the canvas and in the inspector, the sample, or the test. */
export function goToUse(use: EventUse): void {
  if (isFlowUse(use)) {
    selectTrigger(use.trigger);
    selectElements([use.node]);
    return revealStep(use.node, true);
  }
  if (use.kind === 'sample') chooseSample(use.id);
  else chooseTest(use.id);
  showDock(use.kind === 'sample' ? 'simulator' : 'tests');
}
