import { useEffect } from 'react';
import { startReplay } from './start-replay.ts';

/** A file of occurrences, one a line. */
export const REPLAY_FILES = '.ndjson,.jsonl';

export function isReplayFile({ name }: { readonly name: string }): boolean {
  return REPLAY_FILES.split(',').some((ending) => name.toLowerCase().endsWith(ending));
}

/** A file of occurrences dropped anywhere on the designer is replayed; other files open as workspaces. */
export function useReplayDrop(): void {
  useEffect(() => {
    const onDrop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (event.defaultPrevented || file === undefined || !isReplayFile(file)) return;
      // What listens later, the preload script among it, takes a drop that was answered as not its own.
      event.preventDefault();
      startReplay(file);
    };
    document.addEventListener('drop', onDrop);
    return () => document.removeEventListener('drop', onDrop);
  }, []);
}
