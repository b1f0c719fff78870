/**
 * Puts text into the system's clipboard: asks the page to copy and answers the event itself, because the asynchronous clipboard
 * needs a permission, and this app grants none. Works during a key press or click only; false when the system refused.
 */
export function putText(text: string): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return done;
}
