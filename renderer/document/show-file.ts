import type { OpenedFile } from '../../shared/desktop/desktop-answers.ts';
import { parseWorkspace, type ParsedWorkspace } from '../../shared/flow/parse-workspace.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { clearReplay } from '../replay/start-replay.ts';
import { chooseSample, clearSimulation } from '../simulator/simulation-store.ts';
import { showToast } from '../ui/toasts.tsx';
import { openDocument } from './document-store.ts';

/** Puts another document on screen. */
export function show(open: () => void): void {
  clearSimulation();
  clearReplay();
  chooseSample(null);
  open();
}

/** Opens the text of a file; false when it cannot be read: a toast says where and why. */
export function showFile(file: OpenedFile): boolean {
  const { workspace, problems, readOnly } = parseWorkspace(file.text);
  if (!workspace) {
    showToast({ tone: 'err', text: `${file.path} was not opened: ${whereAndWhy(problems)}` });
    return false;
  }
  const from = { path: file.path, diskHash: file.hash, saved: workspace, readOnly: readOnly ?? false };
  show(() => openDocument(workspace, from));
  if (readOnly) showToast({ tone: 'idle', text: 'A newer Hookflow made this file. It is open read-only.' });
  return true;
}

/** The workspace of a text that this version may also write, or why it is none. */
export function writableWorkspace(text: string): Workspace | string {
  const { workspace, problems, readOnly } = parseWorkspace(text);
  if (!workspace) return whereAndWhy(problems);
  return readOnly ? 'a newer Hookflow made it.' : workspace;
}

function whereAndWhy(problems: ParsedWorkspace['problems']): string {
  const first = problems[0];
  return first ? `line ${first.line}, column ${first.column}: ${first.message}` : 'not a workspace';
}
