import { edgeKey } from '../../shared/flow/trigger.ts';
import { portKey, type FlowOverlay } from '../canvas/flow-overlay.ts';
import type { NodeView, PathState } from '../canvas/node-view.ts';
import { edgeState } from '../canvas/project-edges.ts';
import type { ShownTrace } from '../simulator/trace-steps.ts';
import type { OutlineRow } from './outline-rows.ts';

const WORDS: Readonly<Record<PathState, string>> = { rest: '', taken: 'taken', notTaken: 'not taken' };

interface Shown {
  readonly views: ReadonlyMap<string, NodeView>;
  readonly shown: ShownTrace | undefined;
  readonly overlay: FlowOverlay | undefined;
}

/** How what is shown over the flow went by the output or connection of a row, and that in words. */
export function rowPath(
  row: OutlineRow,
  { views, shown, overlay }: Shown,
): { readonly path: PathState; readonly pathWords: string } {
  if (row.kind !== 'branch' && row.kind !== 'link') return { path: 'rest', pathWords: '' };
  const [from, port] = row.kind === 'branch' ? [row.node.id, row.port] : [row.edge.from, row.edge.port];
  const output = views.get(from)?.outputs.find((other) => other.port === port);
  const over = overlay?.ports.get(portKey(from, port));
  const traced = row.edge !== undefined && over === undefined ? edgeState(edgeKey(row.edge), shown) : undefined;
  const path = traced ?? output?.state ?? 'rest';
  return { path, pathWords: over?.words ?? WORDS[path] };
}
