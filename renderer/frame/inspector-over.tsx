import { X } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { focusNode } from '../canvas/canvas-session.ts';
import { useDocument } from '../document/document-store.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import classes from './designer.module.css';
import { useLayout } from './layout-store.ts';
import { openOnSelection } from './open-on-selection.ts';
import { useDismiss } from './use-dismiss.ts';

/** What a press on does not close the inspector: what it shows, and what lies over the window for a moment. */
const KEEPS = '[data-node-id], .react-flow__edge, [role="tree"], [data-inspector-toggle], [data-portal="true"]';
/** Parts that take Escape for themselves while they are open. */
const OPEN_PART = '[aria-haspopup][aria-expanded="true"], [role="combobox"][aria-expanded="true"]';

function close(): void {
  useLayout.setState({ inspectorOver: false });
}

/** The inspector over the canvas of a narrow window: it opens on selection; Escape or a press outside closes it. */
export function InspectorOver() {
  const open = useLayout((state) => state.inspectorOver);
  const aside = useDismiss<HTMLElement>(open, KEEPS, close);
  useEffect(openOnSelection, []);
  if (!open) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    if (event.key !== 'Escape' || event.defaultPrevented || !(target instanceof Element)) return;
    if (!event.currentTarget.contains(target) || target.closest(OPEN_PART)) return;
    close();
    const [node] = useDocument.getState().selection.nodes;
    if (node !== undefined) focusNode(node);
  };
  return (
    <aside ref={aside} className={classes.over} aria-label="Inspector" onKeyDown={onKeyDown}>
      <Inspector />
      <span className={classes.close}>
        <IconButton icon={X} label="Close the inspector" small onClick={close} />
      </span>
    </aside>
  );
}
