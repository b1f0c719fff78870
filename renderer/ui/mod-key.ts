/** "⌘" on macOS, "Ctrl" elsewhere: for showing shortcuts; both keys work everywhere. */
export function modKey(): string {
  return document.documentElement.dataset.platform === 'darwin' ? '⌘' : 'Ctrl';
}
