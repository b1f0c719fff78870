import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Scope } from '../../shared/sync/contract.ts';

export interface TokenRequest {
  readonly workspace: string;
  readonly scopes: readonly Scope[];
  readonly name: string;
}

const LIMIT_MS = 10_000;
const Created = z.looseObject({ id: z.string(), token: z.string() });

/**
 * A fresh token from the server that serves `folder`, over its socket, which only the folder's owner can open. It replaces an
 * earlier one of the same workspace and name.
 */
export async function createToken(folder: string, wanted: TokenRequest): Promise<Result<string, string>> {
  let answer: { status: number; text: string };
  try {
    answer = await post(await socketOf(folder), '/tokens', JSON.stringify(wanted));
  } catch (error) {
    return err(`The local server gave no token: ${error instanceof Error ? error.message : String(error)}`);
  }
  const created = Created.safeParse(answer.status < 300 ? JSON.parse(answer.text) : undefined);
  return created.success ? ok(created.data.token) : err(`The local server gave no token: ${answer.text.slice(0, 300)}`);
}

/** The server writes down where its socket is when that is not the usual place (long paths, Windows). */
async function socketOf(folder: string): Promise<string> {
  try {
    return (await readFile(path.join(folder, 'control.path'), 'utf8')).trim();
  } catch {
    return path.join(folder, 'control.sock');
  }
}

function post(socketPath: string, at: string, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request({ socketPath, path: at, method: 'POST', headers, timeout: LIMIT_MS }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${LIMIT_MS / 1000} seconds`)));
    sent.on('error', reject);
    sent.end(body);
  });
}
