import { decodeUtf8 } from '../../shared/base/decode-utf8.ts';
import { HOOKABLE_EVENTS_CAPS, parseHookableEvents } from '../../shared/events/parse-hookable-events.ts';
import { showToast } from '../ui/toasts.tsx';
import { problemCountWords } from './problem-words.ts';

/** Reads a dropped or chosen file as the new list. What is no UTF-8 text or too large is refused with the reason (H1). */
export async function importEvents(file: File, replace: (text: string) => void): Promise<void> {
  if (file.size > HOOKABLE_EVENTS_CAPS.bytes) {
    const most = HOOKABLE_EVENTS_CAPS.bytes / 1024;
    showToast({ tone: 'err', text: `${file.name} is larger than ${most} KiB, the most that is read.` });
    return;
  }
  const decoded = decodeUtf8(new Uint8Array(await file.arrayBuffer()));
  if (!decoded.ok) {
    showToast({ tone: 'err', text: `${file.name} was not imported. ${decoded.error.message}` });
    return;
  }
  const text = decoded.value.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  replace(text);
  const { events, problems } = parseHookableEvents(text);
  const count = `${events.length} ${events.length === 1 ? 'event' : 'events'}`;
  const found = problems.length === 0 ? '' : `, ${problemCountWords(problems)}`;
  showToast({ tone: 'idle', text: `${file.name}: ${count}${found}.` });
}
