import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { wasCompiled } from '../../shared/compiler/compile-trigger.ts';
import { compile, type Compilation } from '../../shared/compiler/compile.ts';
import type { Problem } from '../../shared/base/problem.ts';
import { flowIndex } from '../../shared/flow/flow-index.ts';
import { sameShape } from '../../shared/flow/same-shape.ts';
import type { FlowNode, Trigger } from '../../shared/flow/trigger.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';
import { useDocument, type OpenDocument } from './document-store.ts';

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

/**
 * A trigger to read steps and connections off, without what the steps say: the same object for as long as only that
 * changes. Gates and name of it may be older than the document's.
 */
export function useTriggerShape(id: string): Trigger | undefined {
  const [keep] = useState(() => shapeKeeper());
  return useDocument(({ document }) => (document === null ? undefined : keep(triggerOf(document.history.present, id))));
}

function shapeKeeper(): (trigger: Trigger | undefined) => Trigger | undefined {
  let kept: Trigger | undefined;
  return (trigger) => {
    if (kept === undefined || trigger === undefined || !sameShape(kept, trigger)) kept = trigger;
    return kept;
  };
}

/** One step of a trigger: an edit of the others renders nothing that only reads this one. */
export function useStep(trigger: string, node: string): FlowNode | undefined {
  return useDocument(({ document }) => {
    const found = document === null ? undefined : triggerOf(document.history.present, trigger);
    return found && flowIndex(found).nodes.get(node);
  });
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

/** So many triggers are compiled without anybody noticing. */
const FEW = 100;

/**
 * For what is drawn: undefined where compiling would take a while, which is so when a large workspace was just opened. What shows
 * its steps waits for `useIsChecked` then.
 */
export function quickCompilation(workspace: Workspace): Compilation | undefined {
  const { triggers } = workspace;
  if (triggers.length > FEW && !compilations.has(workspace)) {
    let open = 0;
    for (const trigger of triggers) if (!wasCompiled(trigger) && (open += 1) > FEW) return undefined;
  }
  return compilationOf(workspace);
}

export function useCompilation(): Compilation {
  return compilationOf(useWorkspace());
}

/** Of the draft as far as they are known: see `quickCompilation`. */
export function problemsNow(document: OpenDocument | null): readonly Problem[] {
  return (document && quickCompilation(document.history.present)?.problems) ?? none;
}

/** Problems of one trigger: the same array while it has the same. */
export function useTriggerProblems(trigger: string): readonly Problem[] {
  return useDocument(
    useShallow(({ document }) => problemsNow(document).filter((problem) => problem.trigger === trigger)),
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
