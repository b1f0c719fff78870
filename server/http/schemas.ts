import { z } from 'zod';
import { ProblemDocument } from '../../shared/sync/contract.ts';

/** Schemas and OpenAPI members that several routes share. */
export const Cursor = z.string().regex(/^[0-9]{1,15}$/, 'a cursor is the id or `next` of an answer before');
export const Limit = z.coerce.number().int().min(1).max(200).default(50);

const problem = {
  description: 'A problem document (RFC 9457)',
  content: { 'application/problem+json': { schema: ProblemDocument } },
};
export const problems = { '4xx': problem, '5xx': problem };

/** Routes that need a token. */
export const bearer = { security: [{ bearer: [] }] };
