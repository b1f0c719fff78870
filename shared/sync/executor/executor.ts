import { Alarm } from './alarm.ts';
import { contactKeys } from './contact-keys.ts';
import type { DeliveryPorts } from './delivery.ts';
import { DeliveryLanes } from './delivery-lanes.ts';
import { evaluationStep, failedEvaluation } from './evaluation-step.ts';
import type { Effects, Hint, StepInput } from './store.ts';

/** The truth is polled at least this often; hints only make it faster (D3). */
const POLL_MS = 5_000;
/** After a store that failed. */
const PAUSE_MS = 1_000;
const EVALUATION_LIMIT = 64;

export interface Executor {
  /** Evaluates one batch of waiting occurrences; answers how many. */
  evaluateWaiting(): Promise<number>;
  /** Delivers one batch of what is due, and waits for the outcomes; answers how many attempts. */
  deliverDue(): Promise<number>;
  /** Does both as work arrives until `signal` aborts; then finishes the piece at hand. */
  run(signal: AbortSignal): Promise<void>;
}

export interface ExecutorPorts extends DeliveryPorts {
  /** Runs say that they were evaluated in debug mode (X6). */
  readonly debug?: boolean;
}

/** The embedded executor, the same in app and server (X1): everything it touches is a port. */
export function createExecutor(ports: ExecutorPorts): Executor {
  const { store, clock, report } = ports;
  const marked = (effects: Effects): Effects => (ports.debug === true ? { ...effects, debug: true } : effects);

  function evaluateWaiting(): Promise<number> {
    return store.evaluate({
      now: clock.now(),
      limit: EVALUATION_LIMIT,
      keysOf: (arrival) => contactKeys(arrival.occurrence.contact),
      step: (input) => marked(evaluationStep(input)),
      failed(input: StepInput, error: unknown) {
        report({ event: 'evaluation-broke', error });
        return marked(failedEvaluation(input, error));
      },
    });
  }

  async function deliverDue(): Promise<number> {
    const lanes = new DeliveryLanes(ports);
    const started = await lanes.start();
    await lanes.finished();
    return started;
  }

  /** Works while there is work; else sleeps until a hint, the next due time or the next poll. */
  async function loop(
    alarm: Alarm,
    work: () => Promise<number>,
    wakesOn: readonly Hint['kind'][],
    idle: () => Promise<number>,
    signal: AbortSignal,
  ): Promise<void> {
    const unwatch = store.watch((hint) => wakesOn.includes(hint.kind) && alarm.ring());
    while (!signal.aborted) {
      alarm.reset();
      try {
        if ((await work()) === 0) await alarm.wait(await idle());
      } catch (error) {
        report({ event: 'store-failed', error });
        await clock.sleep(PAUSE_MS, signal);
      }
    }
    unwatch();
  }

  /** Attempts run beside the loop, which an ended one wakes: it never waits for a slow target (X3). */
  async function deliverAsItFallsDue(signal: AbortSignal): Promise<void> {
    const alarm = new Alarm(clock, signal);
    const lanes = new DeliveryLanes(ports, () => alarm.ring());
    const untilDue = async (): Promise<number> => {
      const due = await lanes.nextDue();
      return due === undefined ? POLL_MS : Math.min(POLL_MS, Math.max(1, due - clock.now()));
    };
    await loop(alarm, () => lanes.start(), ['evaluated', 'redriven'], untilDue, signal);
    await lanes.finished();
  }

  return {
    evaluateWaiting,
    deliverDue,
    async run(signal) {
      const poll = (): Promise<number> => Promise.resolve(POLL_MS);
      await Promise.all([
        loop(new Alarm(clock, signal), evaluateWaiting, ['appended', 'published'], poll, signal),
        deliverAsItFallsDue(signal),
      ]);
    },
  };
}
