// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Compilation } from '../../../../shared/compiler/compile.ts';
import { newWorkspace } from '../../../../shared/flow/new-workspace.ts';
import type { Workspace } from '../../../../shared/flow/workspace.ts';
import { currentWorkspace, dispatch, openDocument } from '../../../../renderer/document/document-store.ts';
import { useCheckedCompilation } from '../../../../renderer/document/use-checked.ts';
import { compilationOf } from '../../../../renderer/document/use-workspace.ts';

/** So many triggers, each without an event: one error each. */
function workspaceOf(count: number, id: string): Workspace {
  const triggers = Array.from({ length: count }, (_, index) => ({
    id: `t${index}`,
    name: '',
    enabled: true,
    nodes: [],
    edges: [],
  }));
  return { ...newWorkspace({ id, name: id, timeZone: 'UTC' }), triggers };
}

const seen: (Compilation | undefined)[] = [];
function Watch() {
  seen.push(useCheckedCompilation());
  return null;
}
function open(workspace: Workspace): void {
  seen.length = 0;
  act(() => openDocument(workspace, { path: null, saved: workspace }));
}
afterEach(cleanup);

it('[F4] a large workspace is shown before it is checked, then with its own problems, and never with those of another', () => {
  openDocument(workspaceOf(150, 'first'), { path: null, saved: null });
  render(<Watch />);
  expect(seen[0]).toBeUndefined();
  expect(seen.at(-1)).toBe(compilationOf(currentWorkspace()));
  open(workspaceOf(200, 'second'));
  expect(seen[0]).toBeUndefined();
  expect(seen.at(-1)?.blocked).toHaveLength(200);
  for (const compilation of seen) expect([undefined, 'second']).toContain(compilation?.program.workspace);
});

it('[F4] an edit of a large workspace, and a small one, are checked at once', () => {
  openDocument(workspaceOf(150, 'large'), { path: null, saved: null });
  render(<Watch />);
  seen.length = 0;
  act(() => dispatch({ kind: 'updateTrigger', trigger: 't7', change: { enabled: false } }));
  expect(seen.map((compilation) => compilation?.blocked.length)).toEqual([149]);
  open(workspaceOf(20, 'small'));
  expect(seen.length).toBeGreaterThan(0);
  expect(new Set(seen.map((compilation) => compilation?.blocked.length))).toEqual(new Set([20]));
});
