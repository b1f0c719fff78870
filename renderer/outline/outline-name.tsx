import { useState } from 'react';
import type { FlowNode } from '../../shared/flow/trigger.ts';
import { kindName, nodeTitle } from '../../shared/flow/wording.ts';
import { focusNode, useCanvasSession } from '../canvas/canvas-session.ts';
import { renameNode } from '../inspector/edit-node.ts';
import { useGesture } from '../inspector/use-gesture.ts';
import { useDocument } from '../document/document-store.ts';
import classes from './outline.module.css';

function ownName(node: FlowNode): string {
  return node.kind === 'event' || node.kind === 'note' ? '' : (node.name ?? '');
}

/** A step's name being written in its row: Enter keeps it, Escape the one before. */
export function OutlineName({ node }: { node: FlowNode }) {
  const trigger = useDocument((state) => state.selection.trigger);
  const [name, setName] = useState(() => ownName(node));
  const gesture = useGesture();
  const finish = (keep: boolean, back: boolean) => {
    if (useCanvasSession.getState().renaming !== node.id) return;
    useCanvasSession.setState({ renaming: null });
    if (keep && trigger !== null && name.trim() !== ownName(node)) {
      renameNode(trigger, node.id, name.trim(), gesture.id());
    }
    if (back) focusNode(node.id);
  };
  return (
    <input
      className={classes.rename}
      aria-label={`Name of ${nodeTitle(node)}`}
      placeholder={kindName(node)}
      maxLength={120}
      spellCheck={false}
      autoComplete="off"
      autoFocus
      value={name}
      onFocus={(event) => {
        gesture.start();
        event.currentTarget.select();
      }}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => finish(true, false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' || event.key === 'Escape') finish(event.key === 'Enter', true);
      }}
    />
  );
}
