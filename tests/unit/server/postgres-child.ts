import pino from 'pino';
import { ROLES } from '../../../server/serve/server-role.ts';
import { startServer } from '../../../server/serve/start-server.ts';

/** A server on PostgreSQL in a process of its own, to be killed: `node postgres-child.ts URL ROLE FOLDER`. */
const [url = '', role, data = ''] = process.argv.slice(2);
const started = await startServer({
  data,
  host: '127.0.0.1',
  port: 0,
  logger: pino({ enabled: false }),
  database: { url },
  role: ROLES.find((each) => each === role),
});
process.stdout.write(`${started.ok ? started.value.address : started.error}\n`);
