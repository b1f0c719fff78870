import { beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../../../shared/compiler/compile.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { DesktopCall } from '../../../../shared/desktop/bridge.ts';
import { openDocument, dispatch, currentWorkspace } from '../../../../renderer/document/document-store.ts';
import { publishDraft, resetPublication, usePublication } from '../../../../renderer/publish/publish-store.ts';
import { publishRefusal } from '../../../../renderer/publish/publish-refusal.ts';
import { draftChanges, useServer, type Live } from '../../../../renderer/publish/server-store.ts';

const receipt = {
  revision: 1,
  programHash: 'sha256:1',
  engine: 'e',
  publishedAt: '2026-03-14T15:09:26Z',
  by: 'app',
  changes: [],
};
const example = onlineStoreExample();
const live: Live = { state: 'live', revision: 3, programHash: 'sha256:0', workspace: example };

function answerWith(answers: unknown[]) {
  const call = vi.fn<(name: DesktopCall, argument: unknown) => Promise<unknown>>(() =>
    Promise.resolve(answers.shift()),
  );
  vi.stubGlobal('window', { desktop: { call, on: () => () => undefined } });
  return call;
}

describe('publishing the draft', () => {
  beforeEach(() => {
    openDocument(example, { path: null, saved: example });
    useServer.setState({ live: { state: 'none' } });
    resetPublication();
  });

  it('[P2] sends the canonical workspace and its hash on top of what the sheet showed', async () => {
    const call = answerWith([{ kind: 'ok', value: receipt }]);
    await publishDraft(' first ');
    expect(call).toHaveBeenCalledWith(
      'server.publish',
      expect.objectContaining({ ifMatch: 0, workspace: 'online-store', environment: 'local' }),
    );
    const { request } = call.mock.calls[0]![1] as { request: { note: string; programHash: string } };
    expect(request.note).toBe('first');
    expect(request.programHash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(usePublication.getState().publication).toEqual({ phase: 'done', receipt });
    expect(useServer.getState().live).toMatchObject({ state: 'live', revision: 1 });
    expect(draftChanges(useServer.getState().live, currentWorkspace())).toEqual([]);
  });

  it('[P2] repeats with the same idempotency key after no answer, with another after an edit', async () => {
    const unreachable = { kind: 'unreachable', reason: 'connection refused' };
    const call = answerWith([unreachable, unreachable, unreachable]);
    const key = (n: number) => (call.mock.calls[n]![1] as { idempotencyKey: string }).idempotencyKey;
    await publishDraft('');
    await publishDraft('');
    expect(key(1)).toBe(key(0));
    dispatch({ kind: 'renameWorkspace', name: 'Shop' });
    await publishDraft('');
    expect(key(2)).not.toBe(key(0));
    expect(usePublication.getState().publication.phase).toBe('unreachable');
  });

  it('[P2] reads what is live again when someone else published', async () => {
    const stale = { type: 'about:blank', title: 'Stale', status: 412, live: 4 };
    const body = { revision: 4, programHash: 'sha256:4', publishedAt: '', by: '', workspace: example };
    answerWith([
      { kind: 'refused', problem: stale },
      { kind: 'ok', value: body },
    ]);
    useServer.setState({ live });
    await publishDraft('');
    expect(usePublication.getState().publication.phase).toBe('stale');
    expect(useServer.getState().live).toMatchObject({ state: 'live', revision: 4 });
  });
});

describe('why publishing is refused', () => {
  const compilation = compile(example);
  it('[F4] errors, an unknown live state and an unchanged draft', () => {
    expect(publishRefusal({ ...compilation, publishable: false }, live, 1)).toContain('Errors');
    expect(publishRefusal(compilation, { state: 'unknown' }, 1)).toContain('Waiting');
    expect(publishRefusal(compilation, { state: 'unreachable', reason: 'refused' }, 1)).toContain('refused');
    expect(publishRefusal(compilation, live, 0)).toContain('nothing to publish');
    expect(publishRefusal(compilation, live, 1)).toBeUndefined();
    expect(publishRefusal(compilation, { state: 'none' }, 5)).toBeUndefined();
  });
});
