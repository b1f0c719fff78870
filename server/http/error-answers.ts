import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../shared/base/problem.ts';
import type { App } from './app-types.ts';
import { problemDocument, refuse, type RefusalCode } from './problem.ts';

const BY_FASTIFY_CODE: Readonly<Record<string, readonly [RefusalCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'Send less in one request.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['media-type', 'Send application/json.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['unreadable-body', 'The body is empty.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['unreadable-body', 'The body is not as long as its Content-Length says.'],
};

/** Errors and unknown addresses become problem documents too (P1). What went wrong inside is logged without its message. */
export function errorAnswers(app: App): void {
  app.setNotFoundHandler((request, reply) =>
    refuse(reply, 'not-found', { detail: `${request.method} is not served at this address. See /v1/openapi.json.` }),
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => answer(error, request, reply));
}

/** What is not even HTTP is answered likewise, as far as the connection still takes an answer. */
export function answerBrokenHttp(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const code: RefusalCode = late
    ? 'too-slow'
    : error.code === 'HPE_HEADER_OVERFLOW'
      ? 'headers-too-large'
      : 'bad-request';
  const document = problemDocument(code, { detail: 'Nothing was done.' });
  const body = JSON.stringify(document);
  socket.end(
    `HTTP/1.1 ${document.status} ${document.title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

function answer(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.validation) {
    const detail = `The ${error.validationContext ?? 'request'} does not fit.`;
    return refuse(reply, 'bad-request', { detail, problems: error.validation.map(problemOf) });
  }
  const known = BY_FASTIFY_CODE[error.code];
  if (known) return refuse(reply, known[0], { detail: known[1] });
  if (error instanceof SyntaxError || (error.statusCode !== undefined && error.statusCode < 500))
    return refuse(reply, 'unreadable-body', { detail: 'The request is not valid JSON, or not valid HTTP.' });
  request.log.error({ failure: error.name, code: error.code, at: frames(error) }, 'request failed');
  return refuse(reply, 'internal', { detail: 'Nothing is known about the outcome. The log of the server says more.' });
}

function problemOf({ instancePath, message = 'does not fit' }: { instancePath: string; message?: string }): Problem {
  return { code: 'request.invalid', severity: 'error', message, pointer: instancePath };
}

/** The places of a stack; its first line is the message, which may hold a sender's data (X8). */
export function frames(error: Error): readonly string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
}
