import type { Compilation } from '../../shared/compiler/compile.ts';
import type { Live } from './server-store.ts';

/** Why the draft cannot be published now, or undefined when it can (F4). */
export function publishRefusal(o: {
  readonly compilation: Compilation;
  readonly live: Live;
  readonly changes: number;
  /** Conflicts without a choice. */
  readonly open: number;
  /** Of the environment. */
  readonly name: string;
  readonly hasToken: boolean;
  /** What others published cannot go into a file that is not written. */
  readonly unmergeable: boolean;
  /** It is not known yet which revision the draft began from, so that others' work could be overwritten. */
  readonly baseUnknown: boolean;
}): string | undefined {
  const { compilation, live, changes, open, name } = o;
  if (!compilation.publishable) return 'Errors block publishing. Mend them first.';
  if (!o.hasToken) return `${name} has no token for this workspace. Add one under Environments.`;
  if (o.unmergeable) return 'This file is read-only, so that what others published cannot be merged into it.';
  if (open > 0) return `Choose a side for ${open === 1 ? 'the conflict' : `each of ${open} conflicts`} first.`;
  if (live.state === 'unknown' || o.baseUnknown) return `Waiting for ${name} to say what is live.`;
  if (live.state === 'live' && changes === 0) return 'The draft is what is live. There is nothing to publish.';
  return undefined;
}
