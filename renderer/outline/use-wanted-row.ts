import { useEffect, type RefObject } from 'react';
import { useCanvasSession } from '../canvas/canvas-session.ts';
import { stepKey, type OutlineRow } from './outline-rows.ts';
import { setRowsClosed } from './outline-session.ts';
import { goTo } from './row-gestures.ts';

/** Gives the row of a step the focus when a gesture asks for it; the closed rows around it open first. */
export function useWantedRow(
  tree: RefObject<HTMLElement | null>,
  trigger: string,
  rows: readonly OutlineRow[],
  closed: ReadonlySet<string>,
): void {
  const wanted = useCanvasSession((state) => state.focus);
  useEffect(() => {
    if (wanted === null || tree.current === null) return;
    const byKey = new Map(rows.map((row) => [row.key, row]));
    const around: string[] = [];
    for (let at = byKey.get(stepKey(wanted))?.parent; at; at = byKey.get(at)?.parent) around.push(at);
    const shut = around.filter((key) => closed.has(key));
    if (shut.length > 0) return setRowsClosed(trigger, shut, false);
    if (!byKey.has(stepKey(wanted))) return;
    useCanvasSession.setState({ focus: null });
    goTo(tree.current, stepKey(wanted));
  }, [wanted, tree, trigger, rows, closed]);
}
