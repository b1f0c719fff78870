// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../../../shared/compiler/compile.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import type { DesktopCall } from '../../../../shared/desktop/desktop-calls.ts';
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
    localStorage.clear();
    useServer.setState({ live: { state: 'none' }, base: { state: 'known', revision: 0, workspace: undefined } });
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
    const queued = { kind: 'queued', waiting: { state: 'waiting' } };
    const call = answerWith([queued, queued, queued]);
    const key = (n: number) => (call.mock.calls[n]![1] as { idempotencyKey: string }).idempotencyKey;
    await publishDraft('');
    await publishDraft('');
    expect(key(1)).toBe(key(0));
    dispatch({ kind: 'renameWorkspace', name: 'Shop' });
    await publishDraft('');
    expect(key(2)).not.toBe(key(0));
    expect(usePublication.getState().publication.phase).toBe('queued');
  });

  it('[P2] reads what is live again when someone else published', async () => {
    const stale = { type: 'about:blank', title: 'Stale', status: 412, live: 4 };
    const body = { revision: 4, programHash: 'sha256:4', publishedAt: '', by: '', workspace: example };
    answerWith([
      { kind: 'refused', problem: stale },
      { kind: 'ok', value: body },
    ]);
    useServer.setState({ live, base: { state: 'known', revision: 3, workspace: example } });
    await publishDraft('');
    expect(usePublication.getState().publication.phase).toBe('stale');
    expect(useServer.getState().live).toMatchObject({ state: 'live', revision: 4 });
  });
});

describe('why publishing is refused', () => {
  const compilation = compile(example);
  it('[F4] errors, an unknown live state and an unchanged draft', () => {
    const fine = {
      compilation,
      live,
      changes: 1,
      open: 0,
      name: 'Staging',
      hasToken: true,
      unmergeable: false,
      baseUnknown: false,
    };
    const refusal = (o: Partial<Omit<typeof fine, 'live'>> & { live?: Live }) => publishRefusal({ ...fine, ...o });
    expect(refusal({ compilation: { ...compilation, publishable: false } })).toContain('Errors');
    expect(refusal({ live: { state: 'unknown' } })).toContain('Waiting for Staging');
    expect(refusal({ baseUnknown: true })).toContain('Waiting for Staging');
    expect(refusal({ changes: 0 })).toContain('nothing to publish');
    expect(refusal({ hasToken: false })).toContain('Staging has no token');
    expect(refusal({ open: 2 })).toContain('each of 2 conflicts');
    expect(refusal({ unmergeable: true })).toContain('read-only');
    expect(refusal({})).toBeUndefined();
    expect(refusal({ live: { state: 'none' }, changes: 5 })).toBeUndefined();
  });

  it('[P6] nothing while the server is away: the publish then waits', () => {
    const live: Live = { state: 'unreachable', reason: 'refused' };
    const o = {
      compilation,
      live,
      changes: 1,
      open: 0,
      name: 'Staging',
      hasToken: true,
      unmergeable: false,
      baseUnknown: false,
    };
    expect(publishRefusal(o)).toBeUndefined();
  });
});
