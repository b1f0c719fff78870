import { StepBack, StepForward } from 'lucide-react';
import { nodeTitle } from '../../shared/flow/wording.ts';
import { useSelectedTrigger } from '../document/use-workspace.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { NODE_STATE_LOOKS } from '../ui/tone.ts';
import { showStep, useSimulation } from './simulation-store.ts';
import classes from './step-slider.module.css';
import { traceOfTrigger, traceSteps } from './trace-steps.ts';

/** Up to this many steps each has a dot. */
const MOST_DOTS = 12;

/** Walks the selected trigger's path on the canvas, step by step. Nothing without a path. */
export function StepSlider() {
  const trigger = useSelectedTrigger();
  const simulation = useSimulation((state) => state.simulation);
  const step = useSimulation((state) => state.step);
  const shown = useSimulation((state) => state.shown);
  const trace = trigger && simulation ? traceOfTrigger(simulation.trace, trigger.id, shown) : undefined;
  const steps = trace ? traceSteps(trace) : [];
  const last = steps.length;
  if (!trigger || last === 0) return null;
  const at = Math.min(step ?? last, last);
  const go = (to: number) => showStep(to >= last ? null : Math.max(to, 1));
  const entry = steps[at - 1];
  const node = trigger.nodes.find(({ id }) => id === entry?.node);
  const words = `Step ${at} of ${last}`;
  const said =
    node && entry ? `${words}: ${nodeTitle(node)}, ${NODE_STATE_LOOKS[entry.state].word.toLowerCase()}` : words;
  return (
    <span className={classes.slider} role="group" aria-label="Steps of the path">
      <IconButton
        icon={StepBack}
        label="Previous step"
        small
        disabledReason={at <= 1 ? 'This is the first step' : undefined}
        onClick={() => go(at - 1)}
      />
      <span className={classes.words}>{words}</span>
      <IconButton
        icon={StepForward}
        label="Next step"
        small
        disabledReason={at >= last ? 'This is the last step' : undefined}
        onClick={() => go(at + 1)}
      />
      <span className={classes.track}>
        {last <= MOST_DOTS &&
          steps.map(({ node: id }, index) => (
            <span
              key={id}
              className={classes.dot}
              data-done={index < at || undefined}
              style={{ left: `${last === 1 ? 100 : (index / (last - 1)) * 100}%` }}
            />
          ))}
        <span className={classes.done} style={{ width: `${last === 1 ? 100 : ((at - 1) / (last - 1)) * 100}%` }} />
        <span className={classes.thumb} style={{ left: `${last === 1 ? 100 : ((at - 1) / (last - 1)) * 100}%` }} />
        <input
          type="range"
          className={classes.input}
          aria-label="Step"
          aria-valuetext={said}
          min={1}
          max={last}
          value={at}
          onChange={(event) => go(event.currentTarget.valueAsNumber)}
        />
      </span>
    </span>
  );
}
