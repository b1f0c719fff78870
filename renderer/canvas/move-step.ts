import { refuseSwap } from '../../shared/flow/swap-steps.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { nodeTitle } from '../../shared/flow/wording.ts';
import { announce } from '../ui/announce.tsx';
import { focusNode } from './canvas-session.ts';
import { tryDispatch } from './try-dispatch.ts';

/** Lets a step change places with the one before or after it, as one gesture; what cannot be is told. */
export function moveStep(trigger: Trigger, node: string, how: 'earlier' | 'later'): void {
  const other =
    how === 'earlier'
      ? trigger.edges.find(({ to }) => to === node)?.from
      : trigger.edges.find(({ from }) => from === node)?.to;
  if (other === undefined)
    return announce(`There is no step ${how === 'earlier' ? 'before' : 'after'} it.`, 'assertive');
  const [first, second] = how === 'earlier' ? [other, node] : [node, other];
  const refusal = refuseSwap(trigger, first, second);
  if (refusal !== undefined) return announce(refusal, 'assertive');
  if (!tryDispatch({ kind: 'swapSteps', trigger: trigger.id, first, second })) return;
  const title = (id: string) =>
    nodeTitle(trigger.nodes.find((step) => step.id === id) ?? { id, kind: 'note', text: '' });
  announce(`${title(node)} is now ${how === 'earlier' ? 'before' : 'after'} ${title(other)}.`);
  focusNode(node);
}
