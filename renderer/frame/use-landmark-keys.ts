import { useEffect } from 'react';

const LANDMARKS = 'header, nav, main, aside, section[data-dock]';
const FOCUSABLE =
  'button:not([tabindex="-1"], :disabled), [tabindex="0"], input, textarea, select, a[href], [role="tab"][aria-selected="true"]';

/** F6 and Shift F6 walk the landmarks; focus goes to the first control there. A dialog keeps it. */
export function useLandmarkKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      if (document.querySelector('[aria-modal="true"]')) return;
      const all = [...document.querySelectorAll<HTMLElement>(LANDMARKS)];
      const now = all.findIndex((landmark) => landmark.contains(document.activeElement));
      for (let n = 1; n <= all.length; n += 1) {
        const next = all[(now + (event.shiftKey ? -n : n) + all.length * 2) % all.length];
        const target = next?.querySelector<HTMLElement>(FOCUSABLE);
        if (target) return target.focus();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
