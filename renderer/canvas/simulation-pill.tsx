import { UnstyledButton } from '@mantine/core';
import { Play, RefreshCw, X } from 'lucide-react';
import { clearSimulation, simulate, useSimulation, type Simulation } from '../simulator/simulation-store.ts';
import { useIsStale } from '../simulator/use-shown-trace.ts';
import { Icon } from '../ui/icon.tsx';
import { OUTCOME_LOOKS, type StateLook } from '../ui/tone.ts';
import type { TriggerHead } from './trigger-head.ts';
import classes from './canvas-header.module.css';

/** Why the shown simulation says nothing of this trigger's steps; undefined when it does. */
export function silentOutcome(trigger: TriggerHead, simulation: Simulation): StateLook | undefined {
  const trace = simulation.trace.triggers.find((entry) => entry.trigger === trigger.id);
  if (trace !== undefined && trace.nodes.length > 0) return undefined;
  if (simulation.blocked.includes(trigger.id)) return OUTCOME_LOOKS.blocked;
  if (!trigger.enabled) return OUTCOME_LOOKS.off;
  return trace === undefined ? OUTCOME_LOOKS.otherEvent : OUTCOME_LOOKS[trace.outcome];
}

/** What a pill says, as much of it as the header has room for; its tooltip has the rest. */
export function PillWords({ children }: { children: string }) {
  return (
    <span className={classes.words}>
      <span className="ellipsis">{children}</span>
    </span>
  );
}

/** "Showing order-1001 ×"; when the draft has changed since, that and the way to send again. */
export function SimulationPill({ trigger }: { trigger: TriggerHead }) {
  const simulation = useSimulation((state) => state.simulation);
  const stale = useIsStale();
  if (!simulation) return null;
  const { id } = simulation.occurrence;
  const silent = silentOutcome(trigger, simulation);
  const words = stale ? 'Draft has changed' : silent ? `${id} · ${silent.word}` : `Showing ${id}`;
  return (
    <div
      className={classes.pill}
      title={words}
      data-tone={stale ? 'wait' : (silent?.tone ?? 'pass')}
      data-simulation-pill
    >
      <Icon of={stale ? RefreshCw : (silent?.icon ?? Play)} size={12} />
      {stale ? (
        <>
          <PillWords>{words}</PillWords>
          <span aria-hidden>·</span>
          <UnstyledButton className={classes.again} onClick={() => simulate()}>
            Send again
          </UnstyledButton>
        </>
      ) : (
        <PillWords>{words}</PillWords>
      )}
      <UnstyledButton className={classes.close} aria-label="Clear the simulation" onClick={() => clearSimulation()}>
        <Icon of={X} size={12} />
      </UnstyledButton>
    </div>
  );
}
