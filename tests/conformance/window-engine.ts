import type { JsonObject } from '../../shared/base/json.ts';
import { compile } from '../../shared/compiler/compile.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import { simulationLine } from '../../shared/engine/simulation-line.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';

/** The lines that simulating the occurrences at `now` (epoch milliseconds) gives. */
export function simulated(text: string, occurrences: readonly Occurrence[], now: number): readonly JsonObject[] {
  const { workspace, problems } = parseWorkspace(text);
  if (!workspace) throw new Error(JSON.stringify(problems));
  const { program, blocked, problems: found } = compile(workspace);
  if (blocked.length > 0) throw new Error(JSON.stringify(found));
  const prepared = prepare(program);
  const names = new Map(workspace.triggers.map(({ id, name }) => [id, name]));
  return occurrences.map((occurrence) =>
    simulationLine(
      prepared,
      occurrence,
      evaluate(prepared, occurrence, { now, state: { contact: occurrence.contact } }),
      (id) => names.get(id),
    ),
  );
}
