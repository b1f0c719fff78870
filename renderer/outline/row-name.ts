import { nodeTitle, sentenceText } from '../../shared/flow/wording.ts';
import type { NodeView } from '../canvas/node-view.ts';
import type { OutlineRow } from './outline-rows.ts';

/** What type-ahead compares: how a row begins, but for "Then" and the kind of a condition with a name of its own. */
export function rowName(row: OutlineRow, views: ReadonlyMap<string, NodeView>): string {
  switch (row.kind) {
    case 'step': {
      const view = views.get(row.node.id);
      return view === undefined ? nodeTitle(row.node) : sentenceText(view.sentence);
    }
    case 'branch':
    case 'heading':
      return row.words;
    case 'link':
      return nodeTitle(row.to);
  }
}
