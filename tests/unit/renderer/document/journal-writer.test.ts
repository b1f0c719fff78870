// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DesktopArgument } from '../../../../shared/desktop/desktop-calls.ts';
import { formatWorkspace } from '../../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import {
  closeDocument,
  currentWorkspace,
  dispatch,
  markSaved,
  openDocument,
  undoGesture,
} from '../../../../renderer/document/document-store.ts';
import { startJournal } from '../../../../renderer/document/journal-writer.ts';
import { typeEvents } from '../../../../renderer/events/events-text.ts';

const call = vi.fn<(name: string, argument: unknown) => Promise<unknown>>();
Object.assign(window, { desktop: { call } });
const calls = () => call.mock.calls.map(([name]) => name);
const lastWork = () => call.mock.calls.at(-1)![1] as DesktopArgument<'journal.keep'>;

let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  call.mockReset().mockResolvedValue(null);
  stop = startJournal();
  const workspace = onlineStoreExample();
  openDocument(workspace, { path: '/shop.hookflow.json', diskHash: 'hash', saved: workspace });
});
afterEach(async () => {
  closeDocument();
  await vi.advanceTimersByTimeAsync(2_000);
  stop();
  vi.useRealTimers();
});

describe('the journal of a window', () => {
  it('keeps nothing while nothing is unsaved', async () => {
    await vi.advanceTimersByTimeAsync(5_000);
    expect(calls()).toEqual([]);
  });

  it('keeps a change within a second, with the file that it began from', async () => {
    dispatch({ kind: 'renameWorkspace', name: 'Shop' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls()).toEqual(['journal.keep']);
    expect(lastWork()).toEqual({
      path: '/shop.hookflow.json',
      name: 'Shop',
      text: formatWorkspace(currentWorkspace()),
      savedHash: 'hash',
      eventsText: null,
    });
  });

  it('keeps on keeping while the user goes on without a rest', async () => {
    for (let key = 0; key < 40; key += 1) {
      dispatch({ kind: 'renameWorkspace', name: `Shop ${key}` }, 'typing');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(calls().length).toBeGreaterThanOrEqual(6);
    expect(calls().length).toBeLessThanOrEqual(9);
  });

  it('sends the newest again after a slow answer', async () => {
    let answer = (): void => undefined;
    call.mockImplementationOnce(() => new Promise((resolve) => (answer = () => resolve(null))));
    dispatch({ kind: 'renameWorkspace', name: 'One' });
    await vi.advanceTimersByTimeAsync(600);
    dispatch({ kind: 'renameWorkspace', name: 'Two' });
    await vi.advanceTimersByTimeAsync(1_200);
    expect(calls()).toEqual(['journal.keep']);
    answer();
    await vi.advanceTimersByTimeAsync(600);
    expect(calls()).toEqual(['journal.keep', 'journal.keep']);
    expect(lastWork().name).toBe('Two');
  });

  it('clears at once when everything is saved or undone', async () => {
    dispatch({ kind: 'renameWorkspace', name: 'Shop' });
    await vi.advanceTimersByTimeAsync(1_000);
    markSaved(currentWorkspace(), '/shop.hookflow.json', 'newer');
    await vi.advanceTimersByTimeAsync(0);
    expect(calls()).toEqual(['journal.keep', 'journal.clear']);
    undoGesture();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lastWork().savedHash).toBe('newer');
  });

  it('does not clear between opening and restoring in one turn', async () => {
    dispatch({ kind: 'renameWorkspace', name: 'Shop' });
    await vi.advanceTimersByTimeAsync(1_000);
    const workspace = onlineStoreExample();
    openDocument(workspace, { path: null, saved: workspace });
    dispatch({ kind: 'renameWorkspace', name: 'Restored' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls()).toEqual(['journal.keep', 'journal.keep']);
  });

  it('keeps events that have errors, though the workspace is saved', async () => {
    typeEvents('[{ "id": ', 'typing');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(lastWork()).toMatchObject({ eventsText: '[{ "id": ', text: formatWorkspace(currentWorkspace()) });
  });

  it('keeps nothing of a read-only document', async () => {
    openDocument(onlineStoreExample(), { path: '/a', saved: null, readOnly: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls()).toEqual([]);
  });
});
