import { create } from 'zustand';
import type { TextProblem } from '../../shared/base/problem.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import type { RequestedAction, Trace } from '../../shared/engine/trace.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import type { Sample } from '../../shared/flow/workspace.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import { currentWorkspace, useDocument } from '../document/document-store.ts';
import { compilationOf } from '../document/use-workspace.ts';
import { announce } from '../ui/announce.tsx';
import { blockedBy } from './blocked-triggers.ts';
import { checkOccurrences } from './check-occurrences.ts';
import { newOccurrence } from './new-occurrence.ts';
import { showPaint } from './paint-store.ts';
import { firedWords, requestedWords } from './summary-words.ts';

/** What one sent occurrence did at the desk: nothing left this computer. */
export interface Simulation {
  readonly occurrence: Occurrence;
  /** Of the program it ran on; another hash means the draft differs by now (stale). */
  readonly programHash: string;
  /** Enabled triggers that could not run because they have errors (F4). */
  readonly blocked: readonly string[];
  readonly trace: Trace;
  readonly requests: readonly RequestedAction[];
}

interface SimulationState {
  /** Chosen sample; null when the text was typed or pasted. */
  readonly sample: string | null;
  /** Edited JSON of the occurrence; null while it is the sample's own. */
  readonly edited: string | null;
  readonly problems: readonly TextProblem[];
  /** Whether the occurrence's JSON is open in the editor. */
  readonly editing: boolean;
  readonly simulation: Simulation | null;
  /** How many steps of the selected trigger are shown; null: all. */
  readonly step: number | null;
  /** Which occurrence of the chain is shown (E9); null: the first that reached the selected trigger. */
  readonly shown: string | null;
}

export const useSimulation = create<SimulationState>(() => ({
  sample: null,
  edited: null,
  problems: [],
  editing: false,
  simulation: null,
  step: null,
  shown: null,
}));

// Whoever shows another simulation wants to see it.
useSimulation.subscribe(({ simulation }, before) => {
  if (simulation !== null && simulation !== before.simulation) showPaint('trace');
});

export function chooseSample(sample: string | null): void {
  useSimulation.setState({ sample, edited: null, problems: [] });
}

export function editOccurrence(text: string): void {
  useSimulation.setState({ edited: text, problems: [] });
}

/** Opens or closes the editor of the occurrence; what was typed stays. */
export function setEditing(editing: boolean): void {
  useSimulation.setState({ editing });
}

export function showStep(step: number | null): void {
  useSimulation.setState({ step });
}

export function clearSimulation(): void {
  useSimulation.setState({ simulation: null, step: null, shown: null, problems: [], editing: false });
}

/** The text that would be sent: the edited one, else the chosen sample, else the first. */
export function textToSend(samples: readonly Sample[], sample: string | null, edited: string | null): string {
  if (edited !== null) return edited;
  const chosen = samples.find(({ id }) => id === sample) ?? samples[0];
  return chosen ? `${JSON.stringify(chosen.occurrence, null, 2)}\n` : '';
}

export function occurrenceText(): string {
  const { sample, edited } = useSimulation.getState();
  return textToSend(currentWorkspace().samples, sample, edited);
}

/** Sends the text through the draft triggers (O5: its contact stands alone; `now` is its `occurredAt`, E1). */
export function simulate(text = occurrenceText()): void {
  const workspace = currentWorkspace();
  if (text.trim() === '' && workspace.samples.length === 0) return startOccurrence();
  const accepted = checkOccurrences(text, workspace)[0];
  if (!accepted) return;
  if (!accepted.ok) {
    // The editor shows each problem at its place.
    useSimulation.setState({ problems: accepted.error, editing: true });
    announce(accepted.error[0]?.message ?? 'The occurrence cannot be sent.', 'assertive');
    return;
  }
  const { occurrence } = accepted.value;
  const { program, blocked } = compilationOf(workspace);
  const result = evaluate(prepare(program), occurrence, {
    now: Date.parse(occurrence.occurredAt),
    state: { contact: occurrence.contact },
  });
  const simulation = {
    occurrence,
    programHash: programHash(program),
    blocked,
    trace: result.trace,
    requests: result.requests,
  };
  useSimulation.setState({ simulation, problems: [], step: null, shown: null });
  const count = blockedBy(occurrence.event, blocked, workspace).length;
  announce(`${firedWords(result, count)}, ${requestedWords(result)}.`);
}

/** With no sample to send, the editor opens on an occurrence to fill in. */
function startOccurrence(): void {
  const { selection } = useDocument.getState();
  const occurrence = newOccurrence(currentWorkspace(), selection.trigger, Date.now());
  useSimulation.setState({ edited: `${JSON.stringify(occurrence, null, 2)}\n`, problems: [], editing: true });
  announce('There is no sample yet. Fill in this occurrence and send it.');
}
