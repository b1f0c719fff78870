import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { EnvironmentInfo, OutboxPage, RunBody, RunHead, RunPage, RunQuery } from '../../shared/sync/contract.ts';
import type { RunsRequest } from '../../shared/sync/executor/store.ts';
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
        querystring: RunQuery.extend({ limit: Limit }),
        response: { 200: RunPage, ...problems },
      },
    },
    async (request) => {
      const { items, next } = await store.runs(grantOf(request).workspace, runsRequest(request.query));
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
      return run ? reply.send(run) : noSuchRun(reply);
    },
  );

  for (const [method, pinned] of [['PUT', true] as const, ['DELETE', false] as const]) {
    app.route({
      method,
      url: '/v1/runs/:run/pin',
      onRequest: authorize(tokens, 'publish'),
      schema: { ...bearer, params: z.object({ run: Cursor }), response: { 200: RunHead, ...problems } },
      handler: async (request, reply) => {
        const { workspace } = grantOf(request);
        const { run: id } = request.params;
        const run = (await store.pin(workspace, id, pinned)) ? await store.run(workspace, id) : undefined;
        return run ? reply.send(RunHead.strip().parse(run)) : noSuchRun(reply);
      },
    });
  }

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

function runsRequest({ after, before, limit, failed, pinned, since, until, ...rest }: RunQuery & { limit: number }) {
  const flag = (text: 'true' | 'false' | undefined) => (text === undefined ? undefined : text === 'true');
  const time = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));
  const filter = { ...rest, failed: flag(failed), pinned: flag(pinned), since: time(since), until: time(until) };
  return { after, before, limit, filter } satisfies RunsRequest;
}

function noSuchRun(reply: FastifyReply): FastifyReply {
  return refuse(reply, 'no-such-run', { detail: 'It never was, or its time of keeping is over.' });
}
