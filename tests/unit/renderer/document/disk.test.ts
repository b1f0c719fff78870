// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DesktopAnswers, KeptDocument, OpenedFile } from '../../../../shared/desktop/desktop-answers.ts';
import type { DesktopCall } from '../../../../shared/desktop/desktop-calls.ts';
import { applyCommand } from '../../../../shared/flow/apply-command.ts';
import { formatWorkspace } from '../../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import { checkDisk } from '../../../../renderer/document/check-disk.ts';
import { currentWorkspace, dispatch, undoGesture, useDocument } from '../../../../renderer/document/document-store.ts';
import { openFromOutside } from '../../../../renderer/document/file-actions.ts';
import { restoreKept } from '../../../../renderer/document/kept-work.ts';
import { useQuestions } from '../../../../renderer/document/question.ts';
import { saveDocument } from '../../../../renderer/document/save-document.ts';
import { showFile } from '../../../../renderer/document/show-file.ts';
import { useEventsText } from '../../../../renderer/events/events-text.ts';

const path = '/shop.hookflow.json';
const example = onlineStoreExample();
const named = (name: string): string => formatWorkspace(applyCommand(example, { kind: 'renameWorkspace', name }));
const fileOf = (text: string): OpenedFile => ({ path, text, hash: `hash of ${text.length}:${text.slice(0, 200)}` });

let answers: Partial<{ [C in DesktopCall]: (argument: never) => DesktopAnswers[C] | Promise<DesktopAnswers[C]> }>;
const call = vi.fn((name: DesktopCall, argument: unknown) =>
  Promise.resolve((answers[name] as (argument: unknown) => unknown)(argument)),
);
Object.assign(window, { desktop: { call } });

const document = () => useDocument.getState().document!;
const isDirty = () => document().history.present !== document().saved;
const asked = () => useQuestions.getState().asked.map(({ question }) => question.title);
async function answer(choice: string): Promise<void> {
  await vi.waitFor(() => expect(useQuestions.getState().asked).toHaveLength(1));
  useQuestions.getState().asked[0]!.settle(choice);
}

/** A disk with one file. */
let disk: OpenedFile | null;
beforeEach(() => {
  call.mockClear();
  disk = fileOf(named('Before'));
  answers = {
    'file.check': ({ hash }: { hash: string }) =>
      disk === null ? { state: 'missing' } : disk.hash === hash ? { state: 'same' } : { state: 'changed', file: disk },
    'file.save': ({ text, expected }: { text: string; expected: string | null }) => {
      if (disk !== null && disk.hash !== expected) return { changed: disk };
      disk = fileOf(text);
      return { path, hash: disk.hash };
    },
    'journal.list': () => ({ kept: [], unreadable: [] }),
    'journal.adopt': () => true,
    'journal.clear': () => null,
    'journal.keep': () => null,
    'journal.discard': () => null,
  };
  expect(showFile(disk)).toBe(true);
});

describe('a save', () => {
  it('writes over what was read, and again over what it wrote, also when both are asked for at once', async () => {
    dispatch({ kind: 'renameWorkspace', name: 'Mine' });
    expect(await Promise.all([saveDocument(), saveDocument()])).toEqual([true, true]);
    expect(disk!.text).toBe(named('Mine'));
    expect(isDirty()).toBe(false);
    expect(asked()).toEqual([]);
  });

  it('asks before it replaces what somebody else wrote; later leaves all as it is', async () => {
    dispatch({ kind: 'renameWorkspace', name: 'Mine' });
    disk = fileOf(named('Theirs'));
    const saved = saveDocument();
    await answer('later');
    expect(await saved).toBe(false);
    expect(disk.text).toBe(named('Theirs'));
    expect(isDirty()).toBe(true);
    const again = saveDocument();
    await answer('mine');
    expect(await again).toBe(true);
    expect(disk.text).toBe(named('Mine'));
  });

  it('takes the file’s version as a gesture, and does not count as done', async () => {
    dispatch({ kind: 'renameWorkspace', name: 'Mine' });
    disk = fileOf(named('Theirs'));
    const saved = saveDocument();
    await answer('theirs');
    expect(await saved).toBe(false);
    expect(currentWorkspace().name).toBe('Theirs');
    expect(isDirty()).toBe(false);
    undoGesture();
    expect(currentWorkspace().name).toBe('Mine');
    expect(isDirty()).toBe(true);
  });

  it('that ends after another document was opened marks nothing of that', async () => {
    let end = (): void => undefined;
    answers['file.save'] = () => new Promise((resolve) => (end = () => resolve({ path, hash: 'late' })));
    dispatch({ kind: 'renameWorkspace', name: 'Mine' });
    const saved = saveDocument();
    await vi.waitFor(() => expect(call).toHaveBeenCalledWith('file.save', expect.anything()));
    showFile({ path: '/other.hookflow.json', text: named('Other'), hash: 'other' });
    end();
    await saved;
    expect(document()).toMatchObject({ path: '/other.hookflow.json', diskHash: 'other' });
    expect(isDirty()).toBe(false);
  });
});

describe('coming back to the window', () => {
  it('loads a changed file again when nothing is unsaved', async () => {
    disk = fileOf(named('Theirs'));
    await checkDisk();
    expect(currentWorkspace().name).toBe('Theirs');
    expect(document().history.past.at(-1)!.label).toBe('Reload from disk');
    expect(isDirty()).toBe(false);
  });

  it('asks once when something is unsaved; mine stays unsaved whatever is undone', async () => {
    dispatch({ kind: 'renameWorkspace', name: 'Mine' });
    disk = fileOf(named('Theirs'));
    const checked = checkDisk();
    await answer('mine');
    await checked;
    await checkDisk();
    expect(asked()).toEqual([]);
    undoGesture();
    expect(isDirty()).toBe(true); // the file holds theirs
    expect(await saveDocument()).toBe(true);
    expect(disk.text).toBe(named('Before'));
  });

  it('[P5] merges what each side changed elsewhere, and asks about what both changed', async () => {
    dispatch({ kind: 'renameWorkspace', name: 'Mine' });
    const read = applyCommand(example, { kind: 'renameWorkspace', name: 'Before' });
    disk = fileOf(formatWorkspace(applyCommand(read, { kind: 'setTimeZone', timeZone: 'Europe/Berlin' })));
    await checkDisk();
    expect(asked()).toEqual([]);
    expect(currentWorkspace()).toMatchObject({ name: 'Mine', timeZone: 'Europe/Berlin' });
    expect(await saveDocument()).toBe(true);
    const both = applyCommand(currentWorkspace(), { kind: 'setTimeZone', timeZone: 'UTC' });
    dispatch({ kind: 'renameWorkspace', name: 'Mine again' });
    disk = fileOf(formatWorkspace(applyCommand(both, { kind: 'renameWorkspace', name: 'Theirs' })));
    const saved = saveDocument();
    await vi.waitFor(() =>
      expect(useQuestions.getState().asked[0]?.question.text).toMatch(/Both sides changed .*name/),
    );
    await answer('mine');
    expect(await saved).toBe(true);
    expect(currentWorkspace()).toMatchObject({ name: 'Mine again', timeZone: 'UTC' });
  });

  it('does not ask again about a change that was put off, but a save does', async () => {
    dispatch({ kind: 'renameWorkspace', name: 'Mine' });
    disk = fileOf(named('Theirs'));
    const checked = checkDisk();
    await answer('later');
    await checked;
    await checkDisk();
    expect(asked()).toEqual([]);
    const saved = saveDocument();
    await answer('later');
    expect(await saved).toBe(false);
  });

  it('keeps the screen when the file broke or is gone, and a gone file counts as unsaved', async () => {
    disk = fileOf('{');
    await checkDisk();
    expect(currentWorkspace().name).toBe('Before');
    disk = null;
    await checkDisk();
    expect(isDirty()).toBe(true);
    expect(await saveDocument()).toBe(true);
    expect(disk!.text).toBe(named('Before'));
  });
});

describe('kept work', () => {
  const kept = (change: Partial<KeptDocument> = {}): KeptDocument => ({
    id: 'a',
    name: 'Shop',
    path,
    keptAt: '2026-03-04T10:00:00Z',
    text: named('Kept'),
    savedHash: disk!.hash,
    eventsText: null,
    file: disk,
    ...change,
  });

  it('opens unsaved over the file that it began from', async () => {
    answers['journal.read'] = () => kept();
    expect(await restoreKept('a')).toBe(true);
    expect(currentWorkspace().name).toBe('Kept');
    expect(isDirty()).toBe(true);
    undoGesture();
    expect(currentWorkspace().name).toBe('Before');
    expect(isDirty()).toBe(false);
  });

  it('over a file that changed since it opens alone, and its save asks', async () => {
    disk = fileOf(named('Theirs'));
    answers['journal.read'] = () => kept({ savedHash: 'of before', file: disk });
    await restoreKept('a');
    expect(document().history.past).toEqual([]);
    expect(isDirty()).toBe(true);
    const saved = saveDocument();
    await answer('later');
    expect(await saved).toBe(false);
    expect(disk.text).toBe(named('Theirs'));
  });

  it('brings back events that have errors, beside a workspace that is saved', async () => {
    answers['journal.read'] = () => kept({ text: disk!.text, eventsText: '[{' });
    await restoreKept('a');
    expect(isDirty()).toBe(false);
    expect(useEventsText.getState().typed).toBe('[{');
  });

  it.each([
    ['cannot be read', () => ({ problem: 'gone' })],
    ['is no workspace of this version', () => kept({ text: '{' })],
  ])('that %s is refused, and nothing is given to this window', async (_title, read) => {
    answers['journal.read'] = read;
    expect(await restoreKept('a')).toBe(false);
    expect(call.mock.calls.some(([name]) => name === 'journal.adopt')).toBe(false);
    expect(currentWorkspace().name).toBe('Before');
  });

  it('is offered when its file is opened', async () => {
    const { id, name, keptAt } = kept();
    answers['journal.list'] = () => ({ kept: [{ id, name, path, keptAt }], unreadable: [] });
    answers['journal.read'] = () => kept();
    const opened = openFromOutside(disk!);
    await answer('restore');
    await opened;
    expect(currentWorkspace().name).toBe('Kept');
  });
});
