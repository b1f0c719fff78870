import { expect, it } from 'vitest';
import { applyCommand } from '../../../shared/flow/apply-command.ts';
import { commandLabel } from '../../../shared/flow/command-label.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { refuseSwap } from '../../../shared/flow/swap-steps.ts';

const start = onlineStoreExample();
const BIG = 'big-order-austin';
const trigger = start.triggers.find(({ id }) => id === BIG)!;

it('two steps in a row change places with their connections and their places on the canvas', () => {
  const command = { kind: 'swapSteps', trigger: BIG, first: 'sales', second: 'points' } as const;
  const next = applyCommand(start, command);
  const edges = next.triggers.find(({ id }) => id === BIG)!.edges.map(({ from, port, to }) => `${from}.${port}>${to}`);
  expect(edges).toEqual(['event.out>austin', 'austin.yes>points', 'points.then>sales']);
  expect(next.layout[BIG]?.['sales']).toEqual(start.layout[BIG]?.['points']);
  expect(next.layout[BIG]?.['points']).toEqual(start.layout[BIG]?.['sales']);
  expect(commandLabel(start, command)).toBe('Move Update contact before Notify team');
  expect(applyCommand(next, { ...command, first: 'points', second: 'sales' }).layout).toEqual(start.layout);
});

it('what has several ways on, the event, and what does not follow is refused with the reason', () => {
  expect(refuseSwap(trigger, 'event', 'austin')).toMatch(/event stays first/);
  expect(refuseSwap(trigger, 'austin', 'sales')).toMatch(/one way on/);
  expect(refuseSwap(trigger, 'points', 'sales')).toMatch(/follow one another/);
  const joined = { ...trigger, edges: [...trigger.edges, { from: 'austin', port: 'no', to: 'points' }] };
  expect(refuseSwap(joined, 'sales', 'points')).toMatch(/join/);
  expect(() => applyCommand(start, { kind: 'swapSteps', trigger: BIG, first: 'austin', second: 'sales' })).toThrow();
});
