import { maskOccurrence } from '../../shared/analysis/mask-occurrence.ts';
import { maskingEffects, type MaskingEffect } from '../../shared/analysis/masking-effects.ts';
import type { Sample } from '../../shared/flow/workspace.ts';
import type { Program } from '../../shared/program/program.ts';

export interface ExportedSamples {
  /** One as indented JSON, several as NDJSON. */
  readonly text: string;
  readonly masked: readonly string[];
  readonly effects: readonly MaskingEffect[];
}

/** What leaves the workspace: the occurrences as they are, or masked with stand-ins that hold for all of them. */
export function exportedSamples(
  samples: readonly Sample[],
  o: { readonly mask: boolean; readonly salt: string; readonly program: Program },
): ExportedSamples {
  const originals = samples.map(({ occurrence }) => occurrence);
  const copies = originals.map((occurrence) =>
    o.mask ? maskOccurrence(occurrence, o.salt) : { occurrence, fields: [] },
  );
  const [only, ...more] = copies;
  const text =
    only !== undefined && more.length === 0
      ? `${JSON.stringify(only.occurrence, null, 2)}\n`
      : copies.map(({ occurrence }) => `${JSON.stringify(occurrence)}\n`).join('');
  const effects = copies.flatMap(({ occurrence }, index) => {
    const before = originals[index];
    return o.mask && before ? maskingEffects(o.program, before, occurrence) : [];
  });
  return { text, masked: [...new Set(copies.flatMap(({ fields }) => fields))], effects: distinct(effects) };
}

function distinct(effects: readonly MaskingEffect[]): readonly MaskingEffect[] {
  const keys = new Map(effects.map((effect) => [JSON.stringify(effect), effect]));
  return [...keys.values()];
}
