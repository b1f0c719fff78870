export function isMac(): boolean {
  return document.documentElement.dataset.platform === 'darwin';
}

/** "⌘" on macOS, "Ctrl" elsewhere: for showing shortcuts; both keys work everywhere. */
export function modKey(): string {
  return isMac() ? '⌘' : 'Ctrl';
}
