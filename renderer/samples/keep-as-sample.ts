import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { Sample } from '../../shared/flow/workspace.ts';
import { eventLabel } from '../document/event-label.ts';
import { currentWorkspace, dispatch } from '../document/document-store.ts';
import { freshId, slug } from '../document/fresh-id.ts';
import { showDock } from '../frame/layout-store.ts';
import { chooseSample } from '../simulator/simulation-store.ts';
import { showToast } from '../ui/toasts.tsx';

/** Keeps a sample, in place of the one with its id if there is one, and puts it into the simulator. */
export function putSample(sample: Sample): void {
  dispatch({ kind: 'putSample', sample });
  chooseSample(sample.id);
  showDock('simulator');
  showToast({ tone: 'pass', text: `Saved as sample “${sample.name}”.` });
}

/** Keeps an occurrence as a new sample; without a name it is called by its event and id. */
export function keepAsSample(occurrence: Occurrence, name?: string): void {
  const workspace = currentWorkspace();
  // Of an address such as gid://shopify/Order/1001 the last part tells enough.
  const short = occurrence.id.split('/').pop() ?? '';
  const own = name ?? `${eventLabel(workspace, occurrence.event) ?? 'Event'} ${short}`.slice(0, 120);
  const id = freshId(
    slug(own, 'sample'),
    workspace.samples.map((sample) => sample.id),
  );
  putSample({ id, name: own, occurrence });
}
