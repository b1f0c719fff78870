import type { FlowNode, Trigger } from '../../shared/flow/trigger.ts';
import { nodeDetail } from '../../shared/flow/wording.ts';
import { ruleLineCount } from './rule-lines.ts';

export const NODE_WIDTH = 220;
/** Everything on the canvas lies on this grid. */
export const GRID = 20;
/** The row of a node that its input, its Yes and its dot share, below its top. */
export const PORT_ROW = 28;

const FOOTER = 26;
const PLAIN = 60;
const RULE = 20;
const RULES_AROUND = 62;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** About how high a node will be with its footer, until the window has measured it. */
export function estimatedSize(node: FlowNode): Size {
  return { width: NODE_WIDTH, height: heightOf(node) };
}

function heightOf(node: FlowNode): number {
  switch (node.kind) {
    case 'note':
      return 16 + 16 * Math.max(1, Math.ceil(node.text.length / 28));
    case 'condition':
      return Math.max(86, RULES_AROUND + RULE * ruleLineCount(node)) + FOOTER;
    case 'action':
      return PLAIN + FOOTER + (nodeDetail(node, () => undefined) === undefined ? 0 : 14);
    case 'event':
    case 'delay':
    case 'split':
      return PLAIN + FOOTER;
  }
}

export function onGrid(value: number): number {
  return Math.round(value / GRID) * GRID + 0; // + 0: no negative zero
}

/** Sizes as measured, or estimated until they are. */
export function sizes(trigger: Trigger, measured: ReadonlyMap<string, Size>): (node: string) => Size {
  const nodes = new Map(trigger.nodes.map((node) => [node.id, node]));
  return (id) => {
    const node = nodes.get(id);
    return measured.get(id) ?? (node === undefined ? { width: 0, height: 0 } : estimatedSize(node));
  };
}
