import { availableParallelism } from 'node:os';
import { parseRfc3339 } from '../../shared/base/rfc3339.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { compile } from '../../shared/compiler/compile.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';
import type { ExitStatus } from './command-io.ts';
import type { DeskIo } from './desk-io.ts';
import { InputTooLarge } from './occurrence-input.ts';
import { readWorkspace } from './read-workspace.ts';
import { runSimulation } from './run-simulation.ts';
import { SimulationTotals } from './simulation-totals.ts';
import type { SimulationPlan } from './simulation.ts';

export interface SimulateArguments {
  readonly workspace: string;
  readonly event: string;
  /** RFC 3339; absent, each occurrence's own time. */
  readonly now?: string;
  readonly decide: boolean;
  readonly stats: boolean;
  /** Shows only this trigger. */
  readonly trigger?: string;
  /** Threads for a large NDJSON, at least one; absent, as many as there are processors, up to `MOST_THREADS`. */
  readonly jobs?: number;
}

/** Each thread takes memory of its own. */
const MOST_THREADS = 3;

/** `hookflow simulate`: one JSON line for each occurrence, in the input's order; 1 when one was refused. */
export async function simulate(args: SimulateArguments, io: DeskIo): Promise<ExitStatus> {
  const now = args.now === undefined ? undefined : parseRfc3339(args.now);
  if (args.now !== undefined && now === undefined) {
    io.err(`--now ${args.now} is not a time with date and offset, such as 2026-03-14T15:09:26Z.\n`);
    return 2;
  }
  const opened = await readWorkspace(args.workspace, io);
  if (!opened.ok) return opened.error;
  const plan = planOf(opened.value, args, now, io);
  return plan.ok ? run(plan.value, args, io) : plan.error;
}

function planOf(
  workspace: Workspace,
  args: SimulateArguments,
  now: number | undefined,
  io: DeskIo,
): Result<SimulationPlan, ExitStatus> {
  const { trigger: only, decide } = args;
  const { program, blocked } = compile(workspace);
  if (only !== undefined && !triggerOf(workspace, only)) {
    const ids = workspace.triggers.map((trigger) => trigger.id).join(', ');
    io.err(`There is no trigger ${only}. ${ids === '' ? 'The workspace has none.' : `There are: ${ids}.`}\n`);
    return err(2);
  }
  if (only !== undefined && blocked.includes(only)) {
    io.err(`The trigger ${only} has errors and cannot be simulated.\n`);
    return err(1);
  }
  for (const id of blocked) io.err(`The trigger ${id} has errors and is left out.\n`);
  const names = new Map(workspace.triggers.map((trigger) => [trigger.id, trigger.name]));
  return ok({ program, names, decide, only, now, accepted: now ?? io.now() });
}

async function run(plan: SimulationPlan, args: SimulateArguments, io: DeskIo): Promise<ExitStatus> {
  const totals = new SimulationTotals(io);
  const jobs = args.jobs ?? Math.min(availableParallelism(), MOST_THREADS);
  try {
    await runSimulation(plan, { event: args.event, jobs, totals }, io);
  } catch (error) {
    totals.endProgress();
    if (!(error instanceof InputTooLarge || isSystemError(error))) throw error;
    io.err(`${args.event} cannot be read: ${error.message}\n`);
    return 2;
  }
  totals.endProgress();
  if (args.stats) totals.tell();
  if (io.signal.aborted) io.err(`Stopped after ${totals.occurrences} occurrences.\n`);
  return totals.refused > 0 || io.signal.aborted ? 1 : 0;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
