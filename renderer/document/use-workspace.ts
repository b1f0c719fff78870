import { useShallow } from 'zustand/react/shallow';
import { compile, type Compilation } from '../../shared/compiler/compile.ts';
import type { Problem } from '../../shared/base/problem.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';
import { useDocument } from './document-store.ts';

/** The workspace on screen. Only inside the designer, where a document is open. */
export function useWorkspace(): Workspace {
  return useDocument((state) => {
    if (!state.document) throw new Error('no document is open');
    return state.document.history.present;
  });
}

/** One member of the workspace on screen: an edit of the others renders nothing that only reads this one. */
export function useWorkspaceMember<Member extends keyof Workspace>(member: Member): Workspace[Member] {
  return useDocument((state) => {
    if (!state.document) throw new Error('no document is open');
    return state.document.history.present[member];
  });
}

export function useSelectedTrigger(): Trigger | undefined {
  return useDocument(({ document, selection }) =>
    document && selection.trigger !== null ? triggerOf(document.history.present, selection.trigger) : undefined,
  );
}

export function useIsDirty(): boolean {
  return useDocument(({ document }) => document !== null && document.history.present !== document.saved);
}

const compilations = new WeakMap<Workspace, Compilation>();

/** Compiled once for each state of the document; everything that needs the program or the problems derives from it. */
export function compilationOf(workspace: Workspace): Compilation {
  let compilation = compilations.get(workspace);
  if (!compilation) {
    compilation = compile(workspace);
    compilations.set(workspace, compilation);
  }
  return compilation;
}

export function useCompilation(): Compilation {
  return compilationOf(useWorkspace());
}

/** Problems of one trigger: the same array while it has the same. */
export function useTriggerProblems(trigger: string): readonly Problem[] {
  return useDocument(
    useShallow(({ document }) =>
      document === null
        ? none
        : compilationOf(document.history.present).problems.filter((problem) => problem.trigger === trigger),
    ),
  );
}

const byNode = new WeakMap<Compilation, Map<string, readonly Problem[]>>();
const none: readonly Problem[] = [];

/** Problems of one node, the same array while the document stays the same. */
export function problemsOfNode(compilation: Compilation, trigger: string, node: string): readonly Problem[] {
  let map = byNode.get(compilation);
  if (!map) {
    map = new Map();
    for (const problem of compilation.problems) {
      if (problem.trigger === undefined || problem.node === undefined) continue;
      const key = JSON.stringify([problem.trigger, problem.node]);
      map.set(key, [...(map.get(key) ?? none), problem]);
    }
    byNode.set(compilation, map);
  }
  return map.size === 0 ? none : (map.get(JSON.stringify([trigger, node])) ?? none);
}
