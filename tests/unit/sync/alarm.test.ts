import { expect, it } from 'vitest';
import { Alarm } from '../../../shared/sync/executor/alarm.ts';
import { ManualClock } from './manual-clock.ts';

function setUp() {
  const clock = new ManualClock(0);
  const stop = new AbortController();
  let sleeps = 0;
  const counting = {
    now: clock.now,
    sleep: (ms: number, signal: AbortSignal) => {
      sleeps += 1;
      return clock.sleep(ms, signal);
    },
  };
  const alarm = new Alarm(counting, stop.signal);
  const waiting = (ms: number) => {
    const state = { over: false };
    void alarm.wait(ms).then(() => (state.over = true));
    return state;
  };
  const turn = () => new Promise(setImmediate);
  return { clock, stop, alarm, waiting, turn, sleeps: () => sleeps };
}

it('[X1] it wakes when its time has come and not before', async () => {
  const { clock, waiting, turn } = setUp();
  const wait = waiting(100);
  clock.move(99);
  await turn();
  expect(wait.over).toBe(false);
  clock.move(1);
  await turn();
  expect(wait.over).toBe(true);
});

it('[X1] a ring wakes it, also one between looking and waiting', async () => {
  const { alarm, waiting, turn } = setUp();
  const wait = waiting(100);
  alarm.ring();
  await turn();
  expect(wait.over).toBe(true);
  alarm.reset();
  alarm.ring();
  await expect(alarm.wait(100)).resolves.toBeUndefined();
});

it('[X1] a reset forgets earlier rings', async () => {
  const { alarm, waiting, turn } = setUp();
  alarm.ring();
  alarm.reset();
  const wait = waiting(100);
  await turn();
  expect(wait.over).toBe(false);
});

it('[X1] many rings use one timer; an earlier time takes another', async () => {
  const { alarm, waiting, turn, clock, sleeps } = setUp();
  for (let round = 0; round < 50; round += 1) {
    alarm.reset();
    waiting(100);
    alarm.ring();
    await turn();
  }
  expect(sleeps()).toBe(1);
  alarm.reset();
  const wait = waiting(10);
  expect(sleeps()).toBe(2);
  clock.move(10);
  await turn();
  expect(wait.over).toBe(true);
});

it('[X1] the signal ends it', async () => {
  const { stop, waiting, turn } = setUp();
  const wait = waiting(100);
  stop.abort();
  await turn();
  expect(wait.over).toBe(true);
});
