import type { Occurrence } from '../../shared/events/occurrence.ts';
import { eventLabel } from '../document/event-label.ts';
import { currentWorkspace, dispatch } from '../document/document-store.ts';
import { freshId, slug } from '../document/fresh-id.ts';
import { showDock } from '../frame/layout-store.ts';
import { chooseSample } from '../simulator/simulation-store.ts';
import { showToast } from '../ui/toasts.tsx';

/** Keeps an occurrence with the workspace and puts it into the simulator. */
export function keepAsSample(occurrence: Occurrence, name?: string): void {
  const workspace = currentWorkspace();
  // Of an address such as gid://shopify/Order/1001 the last part tells enough.
  const short = occurrence.id.split('/').pop() ?? '';
  const own = name ?? `${eventLabel(workspace, occurrence.event) ?? 'Event'} ${short}`.slice(0, 120);
  const id = freshId(
    slug(own, 'sample'),
    workspace.samples.map((sample) => sample.id),
  );
  dispatch({ kind: 'putSample', sample: { id, name: own, occurrence } });
  chooseSample(id);
  showDock('simulator');
  showToast({ tone: 'pass', text: `Saved as sample “${own}”.` });
}
