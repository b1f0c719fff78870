import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PublishRequest, Receipt, RestoreRequest, RevisionBody, RevisionPage } from '../../shared/sync/contract.ts';
import { publishWorkspace, type PublishOrder } from '../../shared/sync/executor/publish-workspace.ts';
import { receipt, revisionBody } from '../../shared/sync/executor/revision-views.ts';
import type { App, AppPorts } from './app-types.ts';
import { authorize, grantOf } from './authorize.ts';
import { readPreconditions } from './preconditions.ts';
import { refuse } from './problem.ts';
import { bearer, Cursor, Limit, problems } from './schemas.ts';

/** A published workspace may be this large, in bytes. */
const WORKSPACE_LIMIT = 16 * 1024 * 1024;
const Place = z.object({ workspace: z.string() });
const RevisionPlace = Place.extend({ revision: z.string().regex(/^[1-9][0-9]{0,14}$/) });
const receipts = { 201: Receipt, 200: Receipt, ...problems };

/** Publishing, history and rollback (P2, P4). */
export function workspaceRoutes(app: App, ports: AppPorts): void {
  const { store, tokens } = ports;
  const read = authorize(tokens, 'read');
  const publish = authorize(tokens, 'publish');

  app.get(
    '/v1/workspaces/:workspace/live',
    { onRequest: read, schema: { ...bearer, params: Place, response: { 200: RevisionBody, ...problems } } },
    async (request, reply) => {
      const live = await store.revision(request.params.workspace);
      if (!live) return refuse(reply, 'nothing-live', { detail: 'Publish the workspace first.' });
      return reply.header('etag', `"${live.revision}"`).send(revisionBody(live));
    },
  );

  app.put(
    '/v1/workspaces/:workspace/live',
    {
      onRequest: publish,
      bodyLimit: WORKSPACE_LIMIT,
      schema: { ...bearer, params: Place, body: PublishRequest, response: receipts },
    },
    async (request, reply) => {
      const { workspace, programHash, note } = request.body;
      return goLive(request, reply, request.params.workspace, { workspace, programHash, note });
    },
  );

  app.get(
    '/v1/workspaces/:workspace/revisions',
    {
      onRequest: read,
      schema: {
        ...bearer,
        params: Place,
        querystring: z.object({ page: Cursor.optional(), limit: Limit }),
        response: { 200: RevisionPage, ...problems },
      },
    },
    async (request) => {
      const { items, next } = await store.revisions(request.params.workspace, request.query);
      return { revisions: [...items], ...(next === undefined ? {} : { next }) };
    },
  );

  app.get(
    '/v1/workspaces/:workspace/revisions/:revision',
    { onRequest: read, schema: { ...bearer, params: RevisionPlace, response: { 200: RevisionBody, ...problems } } },
    async (request, reply) => {
      const revision = await store.revision(request.params.workspace, Number(request.params.revision));
      if (!revision) return noSuchRevision(reply, request.params.revision);
      return reply.header('etag', `"${revision.revision}"`).send(revisionBody(revision));
    },
  );

  app.post(
    '/v1/workspaces/:workspace/revisions/:revision/restore',
    {
      onRequest: publish,
      schema: { ...bearer, params: RevisionPlace, body: RestoreRequest.nullish(), response: receipts },
    },
    async (request, reply) => {
      const { workspace, revision } = request.params;
      const restored = await store.revision(workspace, Number(revision));
      if (!restored) return noSuchRevision(reply, revision);
      const order = { workspace: restored.workspace, restores: restored.revision, note: request.body?.note };
      return goLive(request, reply, workspace, order);
    },
  );

  async function goLive(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    order: Omit<PublishOrder, 'ifMatch' | 'idempotencyKey' | 'by'>,
  ): Promise<FastifyReply> {
    const preconditions = readPreconditions(request.headers);
    if (!preconditions.ok) return refuse(reply, ...preconditions.error);
    const by = grantOf(request).name;
    const result = await publishWorkspace(id, { ...order, ...preconditions.value, by }, { store, now: ports.now() });
    switch (result.kind) {
      case 'published': {
        const { kind, revision } = result.published;
        void reply.header('etag', `"${revision.revision}"`);
        return reply.code(kind === 'created' ? 201 : 200).send(receipt(revision));
      }
      case 'problems':
        return refuse(reply, 'workspace-problems', {
          detail: 'Nothing was published. Correct the problems and publish again.',
          problems: result.problems,
        });
      case 'engineMismatch':
        return refuse(reply, 'engine-mismatch', {
          detail: `Nothing was published: this server (${result.engine}) compiles it to ${result.programHash}. Use the same version of Hookflow on both sides.`,
        });
      case 'stale':
        return refuse(reply, 'stale-revision', {
          detail:
            result.live === 0
              ? 'Nothing is live yet.'
              : `Revision ${result.live} is live. Take it in and publish again.`,
          live: result.live,
        });
      case 'keyReused':
        return refuse(reply, 'idempotency-key-reused', { detail: 'Use a fresh key for another request.' });
    }
  }
}

function noSuchRevision(reply: FastifyReply, revision: string): FastifyReply {
  return refuse(reply, 'no-such-revision', { detail: `This workspace has no revision ${revision}.` });
}
