// Entry of a thread that simulates batches of lines. Nothing but data comes in and goes out.
import { parentPort, workerData } from 'node:worker_threads';
import type { LineBatch } from '../../shared/events/line-cutter.ts';
import { simulateInPlace } from './simulate-batch.ts';
import { startSimulation, type SimulationPlan } from './simulation.ts';

const simulation = startSimulation(workerData as SimulationPlan);
parentPort?.on('message', (batch: LineBatch) => {
  const result = simulateInPlace(batch, simulation);
  parentPort?.postMessage(result, [result.bytes.buffer]);
});
