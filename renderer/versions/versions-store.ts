import { create } from 'zustand';
import type { KeptVersion, VersionList } from '../../shared/desktop/desktop-answers.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { desktop } from '../desktop.ts';
import { currentWorkspace, dispatch, undoGesture, useDocument } from '../document/document-store.ts';
import { ask } from '../document/question.ts';
import { writableWorkspace } from '../document/show-file.ts';
import { announce } from '../ui/announce.tsx';
import { showToast } from '../ui/toasts.tsx';

/** A version that is looked at: its contents, or why they cannot be shown. */
export type ShownVersion =
  { readonly id: string; readonly workspace: Workspace } | { readonly id: string; readonly problem: string };

interface VersionsState {
  readonly open: boolean;
  readonly list: VersionList;
  readonly shown: ShownVersion | null;
}

const none: VersionList = { versions: [], unreadable: [] };

/** The named versions of the open workspace: session state; what is kept is kept by the main process. */
export const useVersions = create<VersionsState>(() => ({ open: false, list: none, shown: null }));

export async function openVersions(): Promise<void> {
  if (!useDocument.getState().document) return;
  useVersions.setState({ open: true, list: none, shown: null });
  await attempt(async () => {
    const list = await refresh();
    const [newest] = list.versions;
    if (newest) await showVersion(newest.id);
  });
}

export function closeVersions(): void {
  useVersions.setState({ open: false });
}

async function refresh(): Promise<VersionList> {
  const list = await desktop().call('version.list', currentWorkspace().id);
  useVersions.setState({ list });
  return list;
}

export async function showVersion(id: string): Promise<void> {
  const answer = await desktop().call('version.read', { workspace: currentWorkspace().id, id });
  if ('problem' in answer) return useVersions.setState({ shown: { id, problem: answer.problem } });
  const workspace = writableWorkspace(answer.text);
  useVersions.setState({
    shown: typeof workspace === 'string' ? { id, problem: `It cannot be read: ${workspace}` } : { id, workspace },
  });
}

/** Keeps the workspace as it is now under a name. */
export function keepVersion(name: string): Promise<void> {
  return attempt(async () => {
    const workspace = currentWorkspace();
    const kept = await desktop().call('version.keep', {
      workspace: workspace.id,
      name,
      text: formatWorkspace(workspace),
    });
    announce(`Version ${name} is kept.`);
    await refresh();
    await showVersion(kept.id);
  });
}

export function renameVersion(version: KeptVersion, name: string): Promise<void> {
  if (name === '' || name === version.name) return Promise.resolve();
  return attempt(async () => {
    const answer = await desktop().call('version.rename', { workspace: currentWorkspace().id, id: version.id, name });
    if (answer) throw new Error(answer.problem);
    await refresh();
  });
}

/** Asks first: a version is kept nowhere else. */
export async function removeVersion({ id, name }: KeptVersion): Promise<void> {
  const answer = await ask({
    title: `Delete the version ${name}?`,
    text: 'It is kept nowhere else and cannot be brought back. The workspace itself stays as it is.',
    choices: [
      { answer: 'remove', label: 'Delete' },
      { answer: 'keep', label: 'Keep it' },
    ],
    dismiss: 'keep',
  });
  if (answer === 'keep') return;
  await attempt(async () => {
    await desktop().call('version.remove', { workspace: currentWorkspace().id, id });
    const { versions } = await refresh();
    const [newest] = versions;
    if (newest) await showVersion(newest.id);
    else useVersions.setState({ shown: null });
  });
}

/** Makes a version the document, as one gesture that can be undone. */
export function restoreVersion(name: string, workspace: Workspace): void {
  dispatch({ kind: 'replaceWorkspace', workspace, label: `Restore version ${name}` });
  closeVersions();
  showToast({
    tone: 'pass',
    text: `The workspace is as it was in ${name}. It is not saved yet.`,
    action: { label: 'Undo', run: undoGesture },
  });
}

async function attempt(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    showToast({ tone: 'err', text: `Versions: ${(error as Error).message}` });
  }
}
