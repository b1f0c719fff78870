import pino from 'pino';
import { startServer } from '../../../server/serve/start-server.ts';

/** A server in a process of its own, to be killed: `node serve-child.ts FOLDER`. */
const started = await startServer({
  data: process.argv[2] ?? '',
  host: '127.0.0.1',
  port: 0,
  logger: pino({ enabled: false }),
});
process.stdout.write(`${started.ok ? started.value.address : started.error}\n`);
