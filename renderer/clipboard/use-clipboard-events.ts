import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { Position } from '../../shared/flow/workspace.ts';
import { copySelected, cutSelected, pasteText, type CanvasPlace } from './clipboard-actions.ts';

const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"]';

/** The canvas has the focus, or nothing has it; never while text is edited or selected elsewhere. */
function isForCanvas(canvas: HTMLElement | null): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) {
    return document.getSelection()?.isCollapsed !== false && document.querySelector('[aria-modal="true"]') === null;
  }
  return canvas?.contains(activeElement) === true && activeElement.closest(TEXT_FIELDS) === null;
}

/**
 * Copy, cut and paste as the system delivers them, by keys or by the Edit menu: these events give access to the clipboard without a
 * permission. `pointer` is where the mouse is over the canvas, in its coordinates.
 */
export function useClipboardEvents(
  canvas: RefObject<HTMLElement | null>,
  place: CanvasPlace,
  pointer: () => Position | undefined,
): void {
  const give = useEffectEvent((event: ClipboardEvent) => {
    if (event.defaultPrevented || !isForCanvas(canvas.current)) return;
    const text = event.type === 'cut' ? cutSelected(place) : copySelected(place);
    if (text !== undefined) event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  });
  const take = useEffectEvent((event: ClipboardEvent) => {
    if (event.defaultPrevented || !isForCanvas(canvas.current)) return;
    event.preventDefault();
    pasteText(place, event.clipboardData?.getData('text/plain') ?? '', pointer());
  });
  useEffect(() => {
    const onGive = (event: ClipboardEvent) => give(event);
    const onTake = (event: ClipboardEvent) => take(event);
    document.addEventListener('copy', onGive);
    document.addEventListener('cut', onGive);
    document.addEventListener('paste', onTake);
    return () => {
      document.removeEventListener('copy', onGive);
      document.removeEventListener('cut', onGive);
      document.removeEventListener('paste', onTake);
    };
  }, []);
}
