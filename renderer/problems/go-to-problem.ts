import { selectElements, selectTrigger } from '../document/document-store.ts';
import { revealInEvents } from '../events/events-text.ts';
import { showEventInJson } from '../events/show-event-in-json.ts';
import { showDock, showInspector } from '../frame/layout-store.ts';
import { revealStep } from '../inspector/inspector-store.ts';
import type { ProblemPlace } from './problem-groups.ts';

/** Shows a problem where it is: on the canvas and in the inspector, or in the events' text. */
export function goToProblem(place: ProblemPlace): void {
  switch (place.kind) {
    case 'events':
      showDock('events');
      return revealInEvents(place.problem);
    case 'trigger':
      selectTrigger(place.trigger);
      if (place.node === undefined) return showInspector('settings');
      selectElements([place.node]);
      return revealStep(place.node, true);
    case 'event':
      return showEventInJson(place.id);
    case 'workspace':
      return;
  }
}
