import { useEffect, useRef, type RefObject } from 'react';

/** Calls `close` at a press outside of the part, unless it is on something that `keeps` selects. Returns the part's ref. */
export function useDismiss<T extends HTMLElement>(
  open: boolean,
  keeps: string,
  close: () => void,
): RefObject<T | null> {
  const part = useRef<T>(null);
  useEffect(() => {
    if (!open) return;
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Element && !part.current?.contains(target) && !target.closest(keeps)) close();
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, [open, keeps, close]);
  return part;
}
