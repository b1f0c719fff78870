import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../shared/sync/executor/ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    try {
      await setTimeout(ms, undefined, { signal });
    } catch {
      // Aborted: the sleep is over.
    }
  },
};
