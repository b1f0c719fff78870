import type { ReplayPlace } from '../../shared/analysis/replay-result.ts';
import { editOccurrence, simulate, useSimulation } from '../simulator/simulation-store.ts';
import { showToast } from '../ui/toasts.tsx';
import { useReplay } from './replay-store.ts';

/** Reads one occurrence of the replayed file again and sends it through the draft: its trace lies on the canvas then. */
export async function openExample({ offset, length, line }: ReplayPlace): Promise<void> {
  const { replay } = useReplay.getState();
  if (!replay) return;
  try {
    const text = (await replay.file.slice(offset, offset + length).text()).trim();
    useSimulation.setState({ sample: null });
    editOccurrence(indented(text));
    simulate();
  } catch {
    const text = `Line ${line} of ${replay.file.name} cannot be read any more. Was the file moved or deleted?`;
    showToast({ tone: 'err', text });
  }
}

function indented(text: string): string {
  try {
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
  } catch {
    return `${text}\n`;
  }
}
