import type { FastifyReply, FastifyRequest } from 'fastify';
import { grantOf } from './authorize.ts';
import { refuse } from './problem.ts';
import { RequestRate } from './request-rate.ts';

const DEFAULT_PER_MINUTE = 3000;

/** After `authorize`: a public key may make so many requests a minute, then 429 with `Retry-After` (P7). Private tokens may always. */
export function limitPublicKeys(now: () => number, perMinute = DEFAULT_PER_MINUTE) {
  const rate = new RequestRate(perMinute);
  return async function check(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const grant = grantOf(request);
    const wait = grant.public ? rate.take(grant.id, now()) : 0;
    if (wait === 0) return undefined;
    const detail = `This key may make ${perMinute} requests a minute. Nothing was taken in: send again later.`;
    return refuse(reply, 'too-many-requests', { detail, headers: { 'retry-after': String(wait) } });
  };
}
