// Entry of a thread that simulates batches of lines. Nothing but data comes in and goes out.
import { parentPort, workerData } from 'node:worker_threads';
import type { LineBatch } from './line-cutter.ts';
import { simulateLines } from './simulate-batch.ts';
import { startSimulation, type SimulationPlan } from './simulation.ts';

const simulation = startSimulation(workerData as SimulationPlan);
parentPort?.on('message', (batch: LineBatch) => parentPort?.postMessage(simulateLines(batch, simulation)));
