import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isJsonObject, type Json } from '../../shared/base/json.ts';
import { IngestAnswer } from '../../shared/sync/contract.ts';
import { acceptOccurrences, OCCURRENCES_LIMIT } from '../../shared/sync/executor/accept-occurrences.ts';
import type { App, AppPorts } from './app-types.ts';
import { authorize, grantOf } from './authorize.ts';
import { preflightRoute } from './cross-origin.ts';
import { limitPublicKeys } from './limit-public-keys.ts';
import { refuse } from './problem.ts';
import { bearer, problems } from './schemas.ts';

/** I5, in bytes. */
const BODY_LIMIT = 500 * 1024;
/** Seconds after which an overloaded server may be asked again. */
const RETRY_AFTER = '2';

const described = z.union([z.looseObject({}), z.array(z.looseObject({}))]);
/** The body is read as text by the occurrence parser, which knows places; the schema only describes it. */
const asText = () => (value: unknown) => ({ value });

/** Ingesting occurrences (I1–I5). Bodies reach the handlers as bytes. */
export function eventRoutes(root: App, ports: AppPorts): void {
  void root.register((app: App, _options, done) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      ['application/json', 'application/x-ndjson', 'text/plain'],
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (_request, body, parsed) => parsed(null, body),
    );

    app.post(
      '/v1/events',
      {
        onRequest: [
          authorize(ports.tokens, 'ingest', { publicKeys: true }),
          limitPublicKeys(ports.now, ports.publicKeyRequestsPerMinute),
        ],
        bodyLimit: BODY_LIMIT,
        validatorCompiler: asText,
        schema: {
          ...bearer,
          description:
            'A public key may stand in `key` of the query instead; then the request needs an origin that it lists.',
          body: described,
          response: { 202: IngestAnswer, ...problems },
        },
      },
      async (request, reply) => ingest(request, reply, bytesOf(request.body)),
    );
    preflightRoute(app, ports.tokens);

    app.put(
      '/api/contact-service/v1/events/:recordId',
      {
        onRequest: authorize(ports.tokens, 'ingest'),
        bodyLimit: BODY_LIMIT,
        validatorCompiler: asText,
        schema: {
          ...bearer,
          params: z.object({ recordId: z.string() }),
          body: described,
          response: { 202: IngestAnswer, ...problems },
        },
      },
      async (request, reply) => ingest(request, reply, withRecord(bytesOf(request.body), request.params.recordId)),
    );
    done();
  });

  async function ingest(
    request: FastifyRequest,
    reply: FastifyReply,
    body: Uint8Array | string,
  ): Promise<FastifyReply> {
    const grant = grantOf(request);
    const accepted = await acceptOccurrences(body, grant, {
      ...ports,
      now: ports.now(),
      freshId: () => ports.freshId(),
    });
    switch (accepted.kind) {
      case 'answered':
        for (const { status } of accepted.results) ports.metrics.countOccurrences(status, 1);
        return reply.code(202).send({ results: [...accepted.results] });
      case 'notLive':
        return refuse(reply, 'nothing-published', { detail: 'Publish the workspace, then send again.' });
      case 'empty':
        return refuse(reply, 'no-occurrences', { detail: `Send one occurrence or up to ${OCCURRENCES_LIMIT}.` });
      case 'tooMany':
        return refuse(reply, 'too-many-occurrences', { detail: `Send at most ${OCCURRENCES_LIMIT} in one request.` });
      case 'unreadable':
        return refuse(reply, 'unreadable-body', { detail: 'Nothing was taken in.', problems: accepted.problems });
      case 'overloaded':
        return refuse(reply, 'overloaded', {
          detail: `Nothing was taken in: ${accepted.backlog} occurrences wait. Send again later.`,
          headers: { 'retry-after': RETRY_AFTER },
        });
    }
  }
}

function bytesOf(body: unknown): Uint8Array | string {
  return body instanceof Uint8Array ? body : '';
}

/**
 * The SDK's own request names the contact in its address: it stands in for a `shardKey` that the body lacks (O2). It goes into the
 * text, so that everything else is judged as it was written (O4).
 */
function withRecord(body: Uint8Array | string, recordId: string): Uint8Array | string {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return body;
  }
  if (!isJsonObject(value) || Object.hasOwn(value, 'shardKey') || !Object.hasOwn(value, 'event_code')) return body;
  return text.replace('{', () => `{"shardKey":${JSON.stringify(recordId)},`);
}
