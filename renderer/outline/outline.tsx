import { useMemo, useRef, useState, type DragEvent, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { CanvasHeader } from '../canvas/canvas-header.tsx';
import { CanvasMenuView } from '../canvas/canvas-menu.tsx';
import { focusNode, useCanvasSession } from '../canvas/canvas-session.ts';
import { FlowGaps } from '../canvas/flow-gaps.tsx';
import { inspectNode } from '../canvas/inspect-node.ts';
import type { FlowOverlay } from '../canvas/flow-overlay.ts';
import type { NodeView } from '../canvas/node-view.ts';
import { isStepKind, Palette, STEP_DRAG_TYPE } from '../canvas/palette.tsx';
import { tidyTrigger } from '../canvas/tidy-trigger.ts';
import { useCanvasTrace, useFlowOverlay } from '../canvas/use-flow-overlay.ts';
import { useNodeViews } from '../canvas/use-node-views.ts';
import { addStep, currentOutput } from '../document/add-step.ts';
import { selectElements, useDocument } from '../document/document-store.ts';
import type { ShownTrace } from '../simulator/trace-steps.ts';
import { outlineKey } from './outline-keys.ts';
import { outlineRows, stepKey, visibleRows, type OutlineRow, type PlacedRow } from './outline-rows.ts';
import { OutlineRowView } from './outline-row.tsx';
import { closedRows, setRowsClosed, useOutlineSession } from './outline-session.ts';
import classes from './outline.module.css';
import { branchPlace, goTo, openRowMenu, rowPlace, startStep, toggleSelected } from './row-gestures.ts';
import { rowKeeper } from './row-keeper.ts';
import { rowName } from './row-name.ts';
import { rowPath } from './row-path.ts';
import { findTyped, NOTHING_TYPED, typed } from './type-ahead.ts';
import { useOutlinePlace } from './use-outline-place.ts';
import { useWantedRow } from './use-wanted-row.ts';

interface Tree {
  readonly rows: readonly OutlineRow[];
  readonly placed: readonly PlacedRow[];
  readonly closed: ReadonlySet<string>;
  readonly views: ReadonlyMap<string, NodeView>;
  readonly shown: ShownTrace | undefined;
  readonly overlay: FlowOverlay | undefined;
}

function useTree(trigger: Trigger): Tree {
  const overlay = useFlowOverlay(trigger);
  const views = useNodeViews(trigger, overlay);
  const shown = useCanvasTrace(trigger);
  const closed = useOutlineSession((state) => closedRows(state, trigger.id));
  const [keep] = useState(() => rowKeeper());
  const rows = useMemo(() => outlineRows(trigger), [trigger]);
  const placed = useMemo(() => keep(visibleRows(rows, closed)), [keep, rows, closed]);
  const byNode = useMemo(() => new Map(views.map((view) => [view.node.id, view])), [views]);
  return { rows, placed, closed, views: byNode, shown, overlay };
}

/** Keys, clicks and drops of the whole tree: the rows themselves are only drawn. */
function useTreeEvents(trigger: Trigger, { placed, closed, views }: Tree) {
  const search = useRef(NOTHING_TYPED);
  const rows = placed.map(({ row }) => row);
  const rowAt = (target: EventTarget) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[role="treeitem"]') : null;
    const row = rows.find(({ key }) => key === element?.dataset['rowKey']);
    return element && row ? { element, row } : undefined;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const found = rowAt(event.target);
    if (!found) return;
    const tree = event.currentTarget;
    if (outlineKey(event, { trigger, rows, closed, tree, ...found })) return event.preventDefault();
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === ' ') return;
    search.current = typed(search.current, event.key, event.timeStamp);
    const names = rows.map((row) => rowName(row, views));
    goTo(tree, rows[findTyped(names, rows.indexOf(found.row), search.current.text)]?.key);
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const found = rowAt(event.target);
    if (!found || !(event.target instanceof Element)) return;
    const { row, element } = found;
    if (event.target.closest('[data-toggle]')) return setRowsClosed(trigger.id, [row.key], !closed.has(row.key));
    if (event.target.closest('[data-add]')) return void startStep(row, rowPlace(element));
    if (event.target.closest('[data-menu]')) return void openRowMenu(row, { x: event.clientX, y: event.clientY });
    if (row.kind !== 'step') return row.kind === 'link' ? goTo(event.currentTarget, stepKey(row.to.id)) : undefined;
    if (event.ctrlKey || event.metaKey || event.shiftKey) toggleSelected(row.node.id);
    else selectElements([row.node.id]);
  };
  const onDoubleClick = (event: MouseEvent<HTMLElement>) => {
    const row = rowAt(event.target)?.row;
    if (row?.kind === 'step') inspectNode(row.node);
  };
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const row = rowAt(event.target)?.row;
    if (!row) return;
    event.preventDefault();
    openRowMenu(row, { x: event.clientX, y: event.clientY });
  };
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(STEP_DRAG_TYPE)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const onDrop = (event: DragEvent) => {
    const kind = event.dataTransfer.getData(STEP_DRAG_TYPE);
    if (!isStepKind(kind)) return;
    event.preventDefault();
    const row = rowAt(event.target)?.row;
    const after = row?.kind === 'step' ? currentOutput(trigger, [row.node.id]) : undefined;
    const place = row?.kind === 'branch' ? branchPlace(row) : row?.kind === 'link' ? { into: row.edge } : {};
    const id = addStep(kind, after ? { after } : place);
    if (id !== undefined) focusNode(id);
  };
  return { onKeyDown, onClick, onDoubleClick, onContextMenu, onDragOver, onDrop };
}

function FlowTree({ trigger }: { trigger: Trigger }) {
  const root = useRef<HTMLDivElement>(null);
  const tree = useTree(trigger);
  const events = useTreeEvents(trigger, tree);
  const [focused, setFocused] = useState<string | null>(null);
  const selection = useDocument((state) => state.selection.nodes);
  const renaming = useCanvasSession((state) => state.renaming);
  const readOnly = useDocument((state) => state.document?.readOnly ?? false);
  useWantedRow(root, trigger.id, tree.rows, tree.closed);
  const keys = new Set(tree.placed.map(({ row }) => row.key));
  const chosen = selection[0] === undefined ? undefined : stepKey(selection[0]);
  const stop = [focused, chosen].find((key) => typeof key === 'string' && keys.has(key)) ?? tree.placed[0]?.row.key;
  const selected = new Set(selection);
  return (
    <div
      ref={root}
      role="tree"
      aria-label={`Flow of ${trigger.name}`}
      aria-multiselectable
      className={classes.tree}
      data-read-only={readOnly ? '' : undefined}
      onFocus={(event: FocusEvent<HTMLElement>) => setFocused(event.target.dataset['rowKey'] ?? focused)}
      {...events}
    >
      {tree.placed.map((placed) => {
        const { row } = placed;
        const node = row.kind === 'step' ? row.node.id : undefined;
        return (
          <OutlineRowView
            key={row.key}
            placed={placed}
            view={node === undefined ? undefined : tree.views.get(node)}
            {...rowPath(row, tree)}
            closed={tree.closed.has(row.key)}
            selected={node !== undefined && selected.has(node)}
            tabStop={row.key === stop}
            renaming={node !== undefined && node === renaming}
          />
        );
      })}
    </div>
  );
}

/** The flow of one trigger as a tree: the same document, selection, menus and keys as the canvas, in words. */
export function TriggerOutline({ trigger }: { trigger: Trigger }) {
  const frame = useRef<HTMLDivElement>(null);
  const place = useOutlinePlace(frame, trigger);
  return (
    <div className={classes.outline}>
      <CanvasHeader trigger={trigger} onTidy={() => void tidyTrigger(place)} />
      <div ref={frame} className={classes.stage}>
        <FlowTree trigger={trigger} />
        <FlowGaps trigger={trigger} />
        <Palette folded={false} />
      </div>
      <CanvasMenuView />
    </div>
  );
}
