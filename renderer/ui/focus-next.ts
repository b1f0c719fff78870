/**
 * Gives the focus to the first of these that is there, as soon as the window shows what changed: what had it is gone.
 * CSS selectors.
 */
export function focusNext(...selectors: readonly string[]): void {
  requestAnimationFrame(() => {
    for (const selector of selectors) {
      const there = document.querySelector<HTMLElement>(selector);
      if (there) return there.focus();
    }
  });
}
