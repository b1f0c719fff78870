import swagger from '@fastify/swagger';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { jsonValue } from '../../shared/events/occurrence.ts';
import {
  DeadLetter,
  IngestResult,
  LocatedProblem,
  OutboxMessage,
  ProblemDocument,
  RunHead,
} from '../../shared/sync/contract.ts';
import type { App } from './app-types.ts';

/** Schemas that the document names; the recursive one has to be. */
const named = z.registry<{ id: string }>();
named.add(jsonValue, { id: 'Json' });
named.add(LocatedProblem, { id: 'LocatedProblem' });
named.add(ProblemDocument, { id: 'ProblemDocument' });
named.add(IngestResult, { id: 'IngestResult' });
named.add(RunHead, { id: 'Run' });
named.add(OutboxMessage, { id: 'OutboxMessage' });
named.add(DeadLetter, { id: 'DeadLetter' });

/** The OpenAPI 3.1 document of all routes registered after it, at `GET /v1/openapi.json` (P1). */
export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Hookflow server', version: '1', description: 'Every refusal is a problem document (RFC 9457).' },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    transform: createJsonSchemaTransform({ schemaRegistry: named }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry: named }),
  });
  app.get('/v1/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
