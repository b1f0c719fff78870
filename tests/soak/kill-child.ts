import pino from 'pino';
import { startServer } from '../../server/serve/start-server.ts';

/** A server to be killed: `node kill-child.ts FOLDER`. It sends webhooks to this machine. */
const started = await startServer({
  data: process.argv[2] ?? '',
  host: '127.0.0.1',
  port: 0,
  logger: pino({ enabled: false }),
  deliver: ['webhooks'],
  allowTargets: ['127.0.0.1'],
  // So short that it is written into the database many times a round.
  logLimit: 256 * 1024,
});
process.stdout.write(`${started.ok ? started.value.address : started.error}\n`);
