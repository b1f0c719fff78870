import type { JsonObject } from '../../base/json.ts';
import { hasErrors, type Problem } from '../../base/problem.ts';
import { sha256Hex } from '../../base/sha256.ts';
import { compile } from '../../compiler/compile.ts';
import { changeText, diffWorkspaces } from '../../flow/diff-workspaces.ts';
import { formatWorkspace } from '../../flow/format-workspace.ts';
import { parseWorkspace } from '../../flow/parse-workspace.ts';
import type { Workspace } from '../../flow/workspace.ts';
import { ENGINE } from '../../program/program.ts';
import { programHash } from '../../program/program-hash.ts';
import type { Published, Store } from './store.ts';

export interface PublishOrder {
  readonly workspace: JsonObject;
  /** What the client compiled to; absent in a rollback, which has no client program. */
  readonly programHash?: string | undefined;
  readonly note?: string | undefined;
  readonly restores?: number;
  /** The revision it replaces; 0: none. */
  readonly ifMatch: number;
  readonly idempotencyKey: string;
  readonly by: string;
}

export type PublishResult =
  | { readonly kind: 'published'; readonly published: Published }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'engineMismatch'; readonly programHash: string; readonly engine: string }
  | { readonly kind: 'stale'; readonly live: number }
  | { readonly kind: 'keyReused' };

/** Publishes a document (P2): parsed and compiled here again, never trusted; one compare-and-set makes it live (P3). */
export async function publishWorkspace(
  id: string,
  order: PublishOrder,
  ports: { readonly store: Store; readonly now: number },
): Promise<PublishResult> {
  const { workspace, problems: faults, readOnly } = parseWorkspace(JSON.stringify(order.workspace));
  if (!workspace || readOnly || hasErrors(faults)) return { kind: 'problems', problems: faults.map(withoutRange) };
  if (workspace.id !== id) return { kind: 'problems', problems: [idMismatch(id, workspace)] };
  const { program, problems, publishable } = compile(workspace);
  if (!publishable) return { kind: 'problems', problems };
  const hash = programHash(program);
  if (order.programHash !== undefined && order.programHash !== hash)
    return { kind: 'engineMismatch', programHash: hash, engine: ENGINE };

  const draft = {
    workspace: workspace as unknown as JsonObject,
    digest: `sha256:${sha256Hex(formatWorkspace(workspace))}`,
    programHash: hash,
    engine: ENGINE,
    publishedAt: ports.now,
    by: order.by,
    ...(order.note === undefined ? {} : { note: order.note }),
    ...(order.restores === undefined ? {} : { restores: order.restores }),
    changes: await changesSince(id, order.ifMatch, workspace, ports.store),
  };
  const result = await ports.store.publish(id, draft, order);
  return result.ok ? { kind: 'published', published: result.value } : result.error;
}

/** In words, against the revision that it replaces: the compare-and-set makes sure that it is that one. */
async function changesSince(id: string, base: number, after: Workspace, store: Store): Promise<readonly string[]> {
  const replaced = base === 0 ? undefined : await store.revision(id, base);
  const before = replaced && parseWorkspace(JSON.stringify(replaced.workspace)).workspace;
  return diffWorkspaces(before, after).map((change) => changeText(change, after));
}

/** Lines and columns of the text made here would mislead; the pointer leads into the document that was sent. */
function withoutRange({ code, severity, message, pointer }: Problem): Problem {
  return { code, severity, message, pointer };
}

function idMismatch(id: string, workspace: Workspace): Problem {
  return {
    code: 'workspace.idMismatch',
    severity: 'error',
    message: `The document is workspace ${workspace.id}, but it was sent to ${id}.`,
    pointer: '/id',
  };
}
