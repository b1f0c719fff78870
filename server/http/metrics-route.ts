import { z } from 'zod';
import type { ServerMetrics } from '../metrics/server-metrics.ts';
import type { App } from './app-types.ts';
import { refuse } from './problem.ts';
import { problems } from './schemas.ts';

/** `GET /metrics` for Prometheus (X8). Like `/healthz` it needs no token; it tells amounts, and nothing of anyone. */
export function metricsRoute(app: App, metrics: ServerMetrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    metrics.countRequest(request.routeOptions.url ?? 'unknown', request.method, reply.statusCode);
    done();
  });
  app.get(
    '/metrics',
    {
      schema: {
        response: {
          200: { description: 'Prometheus text format', content: { 'text/plain': { schema: z.string() } } },
          ...problems,
        },
      },
    },
    async (_request, reply) => {
      let text: string;
      try {
        text = await metrics.text();
      } catch {
        return refuse(reply, 'not-ready', { detail: 'The store does not answer.' });
      }
      return reply
        .type(metrics.contentType)
        .serializer((value: unknown) => String(value))
        .send(text);
    },
  );
}
