import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { HOOKFLOW, listening, printed, type Listening } from './child.ts';

export interface Served extends Listening {
  readonly token: string;
}

/** The built server on a fresh data folder below `folder`, with `workspace` live. It sends webhooks to this machine. */
export async function served(folder: string, workspace: Workspace): Promise<Served> {
  const data = path.join(folder, 'data');
  const token = await printed([HOOKFLOW, 'token', 'create', '--data', data, '--workspace', workspace.id, ...SCOPES]);
  const sending = ['--deliver', 'webhooks', '--allow-target', '127.0.0.1'];
  const server = await listening([HOOKFLOW, 'serve', '--data', data, '--port', '0', ...sending]);
  await publishTo(server.address, token, workspace, folder);
  return { ...server, token };
}
export const SCOPES = ['--scope', 'publish,ingest,read'] as const;

/** Makes a workspace live on a server; `folder` holds its file. */
export async function publishTo(address: string, token: string, workspace: Workspace, folder: string): Promise<void> {
  const file = path.join(folder, 'bench.hookflow.json');
  writeFileSync(file, formatWorkspace(workspace));
  await printed([HOOKFLOW, 'publish', file, '--to', address], { HOOKFLOW_TOKEN: token });
}

/** Waits until everything that was accepted is evaluated. */
export async function evaluated(address: string): Promise<void> {
  for (;;) {
    const ready = (await (await fetch(`${address}/readyz`)).json()) as { readonly backlog: number };
    if (ready.backlog === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
