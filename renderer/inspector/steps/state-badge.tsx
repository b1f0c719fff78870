import type { TraceEntry } from '../../../shared/engine/trace.ts';
import { Badge } from '../../ui/badge.tsx';
import { NODE_STATE_LOOKS } from '../../ui/tone.ts';

/** What the simulation on screen did at a step. */
export function StateBadge({ entry, stale }: { readonly entry: TraceEntry; readonly stale: boolean }) {
  const look = NODE_STATE_LOOKS[entry.state];
  const title = stale ? 'The draft has changed since this simulation.' : entry.error?.message;
  return (
    <Badge tone={stale ? 'idle' : look.tone} icon={look.icon} {...(title === undefined ? {} : { title })}>
      {look.word}
    </Badge>
  );
}
