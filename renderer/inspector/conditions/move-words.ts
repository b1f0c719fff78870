import type { Group } from '../../../shared/flow/condition.ts';
import { groupAt, parentOf, type Pointer } from './condition-path.ts';

/** What a move did, for screen readers: where the member stands now, and of another group also which one. */
export function moveWords(root: Group, from: Pointer, to: Pointer): string {
  const parent = parentOf(to);
  const group = parent && groupAt(root, parent.group);
  if (parent === undefined || group === undefined) return 'Moved.';
  const place = `place ${parent.index + 1} of ${group.of.length}`;
  const depth = (pointer: Pointer): number => pointer.split('/').length;
  if (parentOf(from)?.group === parent.group || depth(from) === depth(to)) return `Moved to ${place}.`;
  const way = depth(to) > depth(from) ? 'into' : 'out to';
  return `Moved ${way} the group “match ${group.match}”, ${place}.`;
}
