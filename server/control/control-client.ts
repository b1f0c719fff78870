import { request } from 'node:http';
import { z } from 'zod';
import { ProblemDocument } from '../../shared/sync/contract.ts';
import { IssuedToken, TokenList, type TokenRequest, type TokenView } from '../tokens/token-contract.ts';

/** Tokens, wherever they are kept. */
export interface TokenClient {
  issue(request: TokenRequest): Promise<IssuedToken>;
  list(workspace?: string): Promise<readonly TokenView[]>;
  revoke(id: string): Promise<boolean>;
}

/** A folder that a server is using, through its socket. A refusal is thrown as a `ControlRefusal`. */
export interface ControlClient extends TokenClient {
  /** Writes a backup into a new file of this path; answers its size in bytes. */
  backup(file: string): Promise<number>;
}

export class ControlRefusal extends Error {}

/** `POST /backup`. */
export const BackupRequest = z.strictObject({ file: z.string().min(1) });
export const BackupAnswer = z.strictObject({ bytes: z.number().int() });

interface Answer {
  readonly status: number;
  readonly text: string;
}

export function controlClient(address: string): ControlClient {
  return {
    issue: async (body) => read(IssuedToken, await exchange(address, 'POST', '/tokens', body)),
    async list(workspace) {
      const query = workspace === undefined ? '' : `?workspace=${encodeURIComponent(workspace)}`;
      return read(TokenList, await exchange(address, 'GET', `/tokens${query}`)).tokens;
    },
    async revoke(id) {
      const answer = await exchange(address, 'DELETE', `/tokens/${encodeURIComponent(id)}`);
      if (answer.status === 404) return false;
      if (answer.status !== 204) throw refusal(answer);
      return true;
    },
    backup: async (file) => read(BackupAnswer, await exchange(address, 'POST', '/backup', { file })).bytes,
  };
}

/** Whether a server listens there. */
export async function isServed(address: string): Promise<boolean> {
  try {
    await exchange(address, 'GET', '/tokens?workspace=');
    return true;
  } catch {
    return false;
  }
}

function exchange(socketPath: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = text === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request({ socketPath, method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

function read<T>(schema: z.ZodType<T>, answer: Answer): T {
  if (answer.status >= 400) throw refusal(answer);
  return schema.parse(JSON.parse(answer.text));
}

function refusal(answer: Answer): ControlRefusal {
  const problem = ProblemDocument.safeParse(JSON.parse(answer.text));
  return new ControlRefusal(problem.success ? (problem.data.detail ?? problem.data.title) : `status ${answer.status}`);
}
