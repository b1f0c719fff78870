import { flowIndex } from '../../shared/flow/flow-index.ts';
import type { FlowNode } from '../../shared/flow/trigger.ts';
import { lightingStep, nodeView, type NodeView, type ViewContext } from './node-view.ts';

interface Made {
  readonly inputs: readonly unknown[];
  readonly view: NodeView;
}

/**
 * Makes views, and makes none again whose inputs are the same. Made once for each open canvas: of a large flow an edit of one
 * step then looks at the others only to see that they did not change.
 */
export function nodeViewer(): (node: FlowNode, context: ViewContext) => NodeView {
  const made = new WeakMap<FlowNode, Made>();
  return (node, context) => {
    const inputs = inputsOf(node, context);
    const before = made.get(node);
    if (before !== undefined && isSame(before.inputs, inputs)) return before.view;
    const view = nodeView(node, context);
    made.set(node, { inputs, view });
    return view;
  };
}

/** Everything that `nodeView` reads beside the node itself. */
function inputsOf(node: FlowNode, context: ViewContext): readonly unknown[] {
  const { trigger, shown, overlay, stale, facts } = context;
  const index = flowIndex(trigger);
  const edges = index.from.get(node.id) ?? [];
  const entry = shown?.entries.get(node.id);
  return [
    shown === undefined,
    shown?.whole,
    entry,
    entry && shown ? lightingStep(shown, entry) : undefined,
    // Its fact names a step further up.
    entry?.state === 'notReached' ? trigger : undefined,
    overlay,
    stale,
    facts.requests,
    facts.occurrence,
    facts.eventLabel,
    index.into.has(node.id),
    ...context.problemsOf(node.id),
    ...edges,
    ...edges.map(({ to }) => index.nodes.get(to)),
  ];
}

function isSame(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((input, place) => input === after[place]);
}
