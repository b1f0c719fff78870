import pino from 'pino';
import { startServer } from '../../server/serve/start-server.ts';
import { killAt, type KillPointName } from './kill-point.ts';

/** A server to be killed, or that kills itself at a named step: `node kill-child.ts FOLDER [STEP]`. It sends webhooks to this machine. */
const [, , data = '', point] = process.argv;
if (point !== undefined) killAt(point as KillPointName);
const started = await startServer({
  data,
  host: '127.0.0.1',
  port: 0,
  logger: pino({ enabled: false }),
  deliver: ['webhooks'],
  allowTargets: ['127.0.0.1'],
  // So short that it is written into the database many times a round.
  logLimit: 256 * 1024,
});
process.stdout.write(`${started.ok ? started.value.address : started.error}\n`);
