import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { chmodSync } from 'node:fs';
import { z } from 'zod';
import type { Result } from '../../shared/base/result.ts';
import { BackupAnswer, BackupRequest } from './control-client.ts';
import type { App } from '../http/app-types.ts';
import { errorAnswers } from '../http/error-answers.ts';
import { refuse } from '../http/problem.ts';
import { problems } from '../http/schemas.ts';
import { IssuedToken, issueToken, TokenList, TokenRequest, tokenView } from '../tokens/token-contract.ts';
import type { TokenStore } from '../tokens/token-store.ts';
import { clearControlAddress, prepareControlAddress } from './control-address.ts';

export interface ControlPorts {
  readonly tokens: TokenStore;
  readonly now: () => number;
  /** Writes a backup; answers its size in bytes, or why not. */
  readonly backup: (file: string) => Promise<Result<number, string>>;
}

/** Tokens over plain HTTP on the socket; whoever can open the socket is the folder's owner. */
export function createControlApp({ tokens, now, backup }: ControlPorts): App {
  const app: App = Fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  errorAnswers(app);

  app.post(
    '/tokens',
    { schema: { body: TokenRequest, response: { 201: IssuedToken, ...problems } } },
    async (request, reply) => reply.code(201).send(await issueToken(tokens, request.body, now())),
  );
  app.get(
    '/tokens',
    {
      schema: {
        querystring: z.object({ workspace: z.string().optional() }),
        response: { 200: TokenList, ...problems },
      },
    },
    async (request) => ({ tokens: (await tokens.list(request.query.workspace)).map(tokenView) }),
  );
  app.delete('/tokens/:id', { schema: { params: z.object({ id: z.string() }) } }, async (request, reply) => {
    if (await tokens.revoke(request.params.id)) return reply.code(204).send();
    return refuse(reply, 'no-such-token', { detail: 'It never was, or it was revoked before.' });
  });
  app.post(
    '/backup',
    { schema: { body: BackupRequest, response: { 200: BackupAnswer, ...problems } } },
    async (request, reply) => {
      const written = await backup(request.body.file);
      return written.ok ? reply.send({ bytes: written.value }) : refuse(reply, 'no-backup', { detail: written.error });
    },
  );
  return app;
}

/** Listens on the owner-only socket of the data folder (D2); answers the function that stops it. */
export async function openControlSocket(folder: string, ports: ControlPorts): Promise<() => Promise<void>> {
  const app = createControlApp(ports);
  const address = prepareControlAddress(folder);
  await app.listen({ path: address });
  if (process.platform !== 'win32') chmodSync(address, 0o600);
  return async () => {
    await app.close();
    clearControlAddress(folder, address);
  };
}
