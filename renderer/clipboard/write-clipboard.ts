import { showToast } from '../ui/toasts.tsx';
import { putText } from './put-text.ts';

/** Copies steps without the system's shortcut, during a key press or click. Nothing happens without text. */
export function writeClipboard(text: string | undefined): void {
  if (text === undefined || putText(text)) return;
  showToast({ tone: 'err', text: 'The system did not take the steps into its clipboard. Try the Edit menu.' });
}
