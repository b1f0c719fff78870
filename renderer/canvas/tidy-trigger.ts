import type { CanvasPlace } from '../clipboard/clipboard-actions.ts';
import { announce } from '../ui/announce.tsx';
import { tidied } from './tidy.ts';
import { tryDispatch } from './try-dispatch.ts';

/** Tidies a trigger's layout as one gesture and says so. Returns whether anything moved. */
export function tidyTrigger({ trigger, positions, sizeOf }: CanvasPlace): boolean {
  const next = tidied(trigger, positions, sizeOf);
  const moved = trigger.nodes.some(({ id }) => {
    const [before, after] = [positions[id], next[id]];
    return before?.x !== after?.x || before?.y !== after?.y;
  });
  if (!moved) {
    announce('The layout is tidy already.');
    return false;
  }
  const label = 'Tidy the layout';
  if (!tryDispatch({ kind: 'moveNodes', trigger: trigger.id, positions: next, label })) return false;
  announce('The layout is tidied.');
  return true;
}
