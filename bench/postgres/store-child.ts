// A server of the comparison of stores: `node store-child.ts FOLDER [URL ROLE]`. Prints its address.
import pino from 'pino';
import { ROLES } from '../../server/serve/server-role.ts';
import { startServer } from '../../server/serve/start-server.ts';

const [data = '', url, role] = process.argv.slice(2);
const started = await startServer({
  data,
  host: '127.0.0.1',
  port: 0,
  logger: pino({ enabled: false }),
  ...(url === undefined ? {} : { database: { url }, role: ROLES.find((each) => each === role) }),
});
console.log(started.ok ? started.value.address : started.error);
