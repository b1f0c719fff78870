import { z } from 'zod';
import { DeadLetterPage, RedriveAnswer, RedriveRequest } from '../../shared/sync/contract.ts';
import type { App, AppPorts } from './app-types.ts';
import { authorize, grantOf } from './authorize.ts';
import { bearer, Cursor, Limit, problems } from './schemas.ts';

/** Dead letters of the token's workspace (X7). Redriving sends again, so that it needs more than reading. */
export function deadLetterRoutes(app: App, { store, tokens, now }: AppPorts): void {
  app.get(
    '/v1/dead-letters',
    {
      onRequest: authorize(tokens, 'read'),
      schema: {
        ...bearer,
        querystring: z.object({ page: Cursor.optional(), limit: Limit }),
        response: { 200: DeadLetterPage, ...problems },
      },
    },
    async (request) => {
      const { items, next } = await store.deadLetters(grantOf(request).workspace, request.query);
      return { deadLetters: [...items], ...(next === undefined ? {} : { next }) };
    },
  );

  app.post(
    '/v1/dead-letters/redrive',
    {
      onRequest: authorize(tokens, 'publish'),
      schema: {
        ...bearer,
        description: 'Keys that are no dead letters of the workspace are left as they are.',
        body: RedriveRequest,
        response: { 200: RedriveAnswer, ...problems },
      },
    },
    async (request) => ({
      redriven: await store.redrive(grantOf(request).workspace, request.body.keys, now()),
    }),
  );
}
