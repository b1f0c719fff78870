import { desktop } from '../desktop.ts';
import { slug } from '../document/fresh-id.ts';
import { countWords } from '../simulator/summary-words.ts';
import { showToast } from '../ui/toasts.tsx';

/** Writes samples to a file that the user chooses: one as JSON, several as NDJSON. False when nothing was written. */
export async function saveExport(o: {
  readonly text: string;
  readonly name: string;
  readonly count: number;
  readonly masked: number;
}): Promise<boolean> {
  const { text, name, count, masked } = o;
  const suggestedName = `${slug(name, 'samples')}.${count === 1 ? 'json' : 'ndjson'}`;
  const answer = await desktop().call('file.export', { suggestedName, text });
  if (answer === null) return false;
  if ('problem' in answer) {
    showToast({ tone: 'err', text: answer.problem });
    return false;
  }
  const said = masked > 0 ? `, ${countWords(masked, 'field')} masked` : '';
  showToast({ tone: 'pass', text: `Saved ${countWords(count, 'sample')} as ${answer.path}${said}.` });
  return true;
}
