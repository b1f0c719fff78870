import { flushCompileCache } from 'node:module';
import pino from 'pino';
import { ROLES } from '../../../server/serve/server-role.ts';
import { startServer } from '../../../server/serve/start-server.ts';

/** A server on PostgreSQL in a process of its own, to be killed: `node postgres-child.ts URL ROLE FOLDER [webhooks]`. */
const [url = '', role, data = '', sends] = process.argv.slice(2);
const started = await startServer({
  data,
  host: '127.0.0.1',
  port: 0,
  logger: pino({ enabled: false }),
  database: { url },
  role: ROLES.find((each) => each === role),
  ...(sends === 'webhooks' ? { deliver: ['webhooks'], allowTargets: ['127.0.0.1'] } : {}),
});
process.stdout.write(`${started.ok ? started.value.address : started.error}\n`);
// It is killed before it could do so at its end.
flushCompileCache();
