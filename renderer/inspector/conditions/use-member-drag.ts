import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { announce } from '../../ui/announce.tsx';
import type { Builder } from './builder.ts';
import { drawnGaps, nearestGap, type DrawnGap } from './drop-gaps.ts';

/** So far the pointer moves before a press is a drag. */
const SLACK = 4;
/** So near an edge of the panel it scrolls, in pixels. */
const EDGE = 28;

/**
 * Members are dragged by their menu buttons: a press opens the menu, a drag moves the member to the gap that the line shows, as
 * one undo entry. Escape leaves everything as it was.
 */
export function useMemberDrag(root: RefObject<HTMLElement | null>, builder: Builder) {
  const [gap, setGap] = useState<DrawnGap | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = (down: ReactPointerEvent<HTMLElement>): void => {
    const handle = down.target instanceof Element ? down.target.closest('[data-part="menu"]') : null;
    const member = handle?.closest<HTMLElement>('[data-member]');
    const from = member?.dataset['member'];
    const area = root.current;
    if (!area || !member || from === undefined || down.button !== 0) return;
    let dragging = false;
    let found: DrawnGap | undefined;
    const move = (event: PointerEvent): void => {
      dragging ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > SLACK;
      if (!dragging) return;
      member.dataset['dragging'] = '';
      scrollNear(area, event.clientY);
      found = nearestGap(drawnGaps(area, from), event.clientY);
      setGap(found ?? null);
    };
    const end = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', onKey, true);
      delete member.dataset['dragging'];
      stop.current = null;
      setGap(null);
    };
    const drop = (): void => {
      end();
      if (!dragging) return;
      swallowClick();
      if (found) builder.moveTo(from, found);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !dragging) return;
      event.preventDefault();
      event.stopPropagation();
      end();
      window.addEventListener('pointerup', swallowClick, { once: true });
      announce('Not moved.');
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', onKey, true);
    stop.current = end;
  };
  return { gap, onPointerDown };
}

/** The click that ends a drag opens no menu. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}

function scrollNear(area: HTMLElement, y: number): void {
  let panel = area.parentElement;
  while (panel && panel.scrollHeight <= panel.clientHeight) panel = panel.parentElement;
  if (!panel) return;
  const { top, bottom } = panel.getBoundingClientRect();
  if (y < top + EDGE) panel.scrollBy(0, -8);
  else if (y > bottom - EDGE) panel.scrollBy(0, 8);
}
