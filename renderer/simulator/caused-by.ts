import { causedId } from '../../shared/engine/caused.ts';
import type { Trace } from '../../shared/engine/trace.ts';

/** What a step caused when an occurrence of the chain reached it, in the order in which it raised it (E9). */
export function causedBy(
  chain: readonly Trace[],
  step: { readonly occurrence: string; readonly trigger: string; readonly node: string },
): readonly Trace[] {
  const { occurrence, trigger, node } = step;
  const caused = new Map(chain.filter((one) => one.causedBy === occurrence).map((one) => [one.occurrence, one]));
  const found: Trace[] = [];
  for (;;) {
    const next = caused.get(causedId(occurrence, { trigger, node, position: found.length }));
    if (!next) return found;
    found.push(next);
  }
}
