import type { Group } from '../../../shared/flow/condition.ts';
import { triggerOf } from '../../../shared/flow/workspace.ts';
import { currentWorkspace } from '../../document/document-store.ts';

const nothing: Group = { match: 'all', of: [] };

/** A node's condition as it is in the document now; edits start from it, not from what was drawn. */
export function currentCondition(trigger: string, node: string): Group {
  const found = triggerOf(currentWorkspace(), trigger)?.nodes.find(({ id }) => id === node);
  return found?.kind === 'condition' ? found.condition : nothing;
}
