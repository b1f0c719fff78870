import { Button } from '@mantine/core';
import { OctagonAlert } from 'lucide-react';
import { eventNodeOf, type Trigger } from '../../shared/flow/trigger.ts';
import { dispatch } from '../document/document-store.ts';
import { freshId } from '../document/fresh-id.ts';
import { Icon } from '../ui/icon.tsx';
import { focusNode } from './canvas-session.ts';
import classes from './flow-canvas.module.css';
import { strayEdges } from './project-edges.ts';

function addEvent(trigger: Trigger): void {
  const id = freshId(
    'event',
    trigger.nodes.map((node) => node.id),
  );
  const node = { id, kind: 'event', event: '' } as const;
  dispatch({ kind: 'addNode', trigger: trigger.id, node, at: { x: 0, y: 0 } });
  focusNode(id);
}

/** What a file can lack or hold that the canvas cannot draw, each with the way to mend it. */
export function FlowGaps({ trigger }: { trigger: Trigger }) {
  const stray = strayEdges(trigger);
  const noEvent = eventNodeOf(trigger) === undefined;
  if (stray.length === 0 && !noEvent) return null;
  return (
    <div className={classes.gaps}>
      {noEvent && (
        <div className={classes.gap} data-tone="err">
          <Icon of={OctagonAlert} size={14} />
          <span>This trigger has no event to start it.</span>
          <Button variant="default" size="xs" onClick={() => addEvent(trigger)}>
            Add the event
          </Button>
        </div>
      )}
      {stray.length > 0 && (
        <div className={classes.gap} data-tone="err">
          <Icon of={OctagonAlert} size={14} />
          <span>
            {stray.length === 1 ? '1 connection names a step' : `${stray.length} connections name steps`} that the
            trigger does not have.
          </span>
          <Button
            variant="default"
            size="xs"
            onClick={() => dispatch({ kind: 'removeElements', trigger: trigger.id, nodes: [], edges: stray })}
          >
            Remove {stray.length === 1 ? 'it' : 'them'}
          </Button>
        </div>
      )}
    </div>
  );
}
