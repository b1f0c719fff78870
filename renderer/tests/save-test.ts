import { expectationOf } from '../../shared/analysis/expectation-of.ts';
import { sameJson } from '../../shared/flow/same-json.ts';
import type { Sample } from '../../shared/flow/workspace.ts';
import { currentWorkspace, dispatch } from '../document/document-store.ts';
import { eventLabel } from '../document/event-label.ts';
import { freshId, slug } from '../document/fresh-id.ts';
import { showDock } from '../frame/layout-store.ts';
import { useSimulation, type Simulation } from '../simulator/simulation-store.ts';
import { showToast } from '../ui/toasts.tsx';
import { chooseTest } from './tests-session.ts';

/** The sample that was sent; undefined when it was edited, or typed. */
export function sentSample(samples: readonly Sample[], { occurrence }: Simulation): Sample | undefined {
  const { sample } = useSimulation.getState();
  const same = samples.filter((one) => sameJson(one.occurrence, occurrence));
  return same.find(({ id }) => id === sample) ?? same[0];
}

/** A name to start from: the sample's, else what happened. */
export function proposedName(simulation: Simulation): string {
  const workspace = currentWorkspace();
  const sample = sentSample(workspace.samples, simulation);
  return sample?.name ?? `${eventLabel(workspace, simulation.occurrence.event) ?? 'Event'} ${simulation.occurrence.id}`;
}

let saves = 0;

/** Keeps what a simulation showed as a test, one undo entry; an occurrence that is no sample yet becomes one. */
export function saveTest(name: string, simulation: Simulation): void {
  const { samples, scenarios } = currentWorkspace();
  saves += 1;
  const gesture = `save-test-${saves}`;
  const sample = sentSample(samples, simulation) ?? newSample(name, samples, simulation);
  dispatch({ kind: 'putSample', sample }, gesture);
  const id = freshId(slug(name, 'test'), ids(scenarios));
  const triggers = simulation.trace.triggers.map(({ trigger }) => trigger);
  const expect = expectationOf([{ evaluation: simulation }], triggers);
  dispatch({ kind: 'putScenario', scenario: { id, name, sample: sample.id, expect } }, gesture);
  // A read-only document stays as it is, and has said so.
  if (!currentWorkspace().scenarios.some((scenario) => scenario.id === id)) return;
  chooseTest(id);
  showToast({
    tone: 'pass',
    text: `Saved as test “${name}”.`,
    action: { label: 'Show tests', run: () => showDock('tests') },
  });
}

function newSample(name: string, samples: readonly Sample[], { occurrence }: Simulation): Sample {
  return { id: freshId(slug(name, 'sample'), ids(samples)), name, occurrence };
}

function ids(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id);
}
