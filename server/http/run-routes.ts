import { z } from 'zod';
import { EnvironmentInfo, OutboxPage, RunBody, RunPage } from '../../shared/sync/contract.ts';
import type { App, AppPorts } from './app-types.ts';
import { authorize, grantOf } from './authorize.ts';
import { refuse } from './problem.ts';
import { bearer, Cursor, Limit, problems } from './schemas.ts';

/** What occurrences did (X7) and the outbox (X5), of the token's workspace. */
export function runRoutes(app: App, { store, tokens, environment }: AppPorts): void {
  const read = authorize(tokens, 'read');

  app.get(
    '/v1/runs',
    {
      onRequest: read,
      schema: {
        ...bearer,
        querystring: z.object({ after: Cursor.optional(), before: Cursor.optional(), limit: Limit }),
        response: { 200: RunPage, ...problems },
      },
    },
    async (request) => {
      const { items, next } = await store.runs(grantOf(request).workspace, request.query);
      return { runs: [...items], ...(next === undefined ? {} : { next }) };
    },
  );

  app.get(
    '/v1/runs/:run',
    {
      onRequest: read,
      schema: { ...bearer, params: z.object({ run: Cursor }), response: { 200: RunBody, ...problems } },
    },
    async (request, reply) => {
      const run = await store.run(grantOf(request).workspace, request.params.run);
      if (!run) return refuse(reply, 'no-such-run', { detail: 'It never was, or its time of keeping is over.' });
      return reply.send(run);
    },
  );

  app.get(
    '/v1/environment',
    { onRequest: read, schema: { ...bearer, response: { 200: EnvironmentInfo, ...problems } } },
    () => ({ debug: environment?.debug ?? false, deliver: [...(environment?.deliver ?? [])] }),
  );

  app.get(
    '/v1/outbox',
    {
      onRequest: read,
      schema: {
        ...bearer,
        querystring: z.object({ page: Cursor.optional(), limit: Limit }),
        response: { 200: OutboxPage, ...problems },
      },
    },
    async (request) => {
      const { items, next } = await store.outbox(grantOf(request).workspace, request.query);
      return { messages: [...items], ...(next === undefined ? {} : { next }) };
    },
  );
}
