import { z } from 'zod';
import type { App, AppPorts } from './app-types.ts';
import { refuse } from './problem.ts';
import { problems } from './schemas.ts';

const Ready = z.strictObject({ status: z.literal('ready'), backlog: z.number().int(), lagMs: z.number() });

/** `/healthz`: the process answers. `/readyz`: its store does too (X8). */
export function healthRoutes(app: App, { store, now }: Pick<AppPorts, 'store' | 'now'>): void {
  app.get('/healthz', { schema: { response: { 200: z.strictObject({ status: z.literal('ok') }) } } }, () => ({
    status: 'ok' as const,
  }));

  app.get('/readyz', { schema: { response: { 200: Ready, ...problems } } }, async (_request, reply) => {
    try {
      const { backlog, oldestAcceptedAt } = await store.health();
      const lagMs = oldestAcceptedAt === undefined ? 0 : Math.max(0, now() - oldestAcceptedAt);
      return await reply.send({ status: 'ready' as const, backlog, lagMs });
    } catch {
      return refuse(reply, 'not-ready', { detail: 'The store does not answer.' });
    }
  });
}
