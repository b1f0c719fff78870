import { showToast } from '../ui/toasts.tsx';

/**
 * Puts text into the system's clipboard without its shortcut: asks the page to copy and answers the event itself. Works during a
 * key press or click only. Nothing happens without text.
 */
export function writeClipboard(text: string | undefined): void {
  if (text === undefined) return;
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  // The asynchronous clipboard needs a permission, and this app grants none.
  const done = document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  if (!done)
    showToast({ tone: 'err', text: 'The system did not take the steps into its clipboard. Try the Edit menu.' });
}
