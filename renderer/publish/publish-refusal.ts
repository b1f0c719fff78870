import type { Compilation } from '../../shared/compiler/compile.ts';
import type { Live } from './server-store.ts';

/** Why the draft cannot be published now, or undefined when it can (F4). */
export function publishRefusal(compilation: Compilation, live: Live, changes: number): string | undefined {
  if (!compilation.publishable) return 'Errors block publishing. Mend them first.';
  if (live.state === 'unknown') return 'Waiting for Local to say what is live.';
  if (live.state === 'unreachable') return `Local does not answer: ${live.reason}`;
  if (live.state === 'live' && changes === 0) return 'The draft is what is live. There is nothing to publish.';
  return undefined;
}
