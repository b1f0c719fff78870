import { startReplay } from './start-replay.ts';
import { REPLAY_FILES } from './use-replay-drop.ts';

/** Asks for a file of occurrences and replays it. */
export function chooseReplayFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = REPLAY_FILES;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) startReplay(file);
  });
  input.click();
}
