import { useMemo } from 'react';
import { create } from 'zustand';
import type { MergeChoices, MergeSide } from '../../shared/flow/merge-conflict.ts';
import { mergeWorkspaces, type Merge } from '../../shared/flow/merge-workspaces.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { currentWorkspace, dispatch } from '../document/document-store.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { setBase } from './draft-base.ts';
import { environmentName, useServer, type Base, type Live } from './server-store.ts';

/** What would go live: the draft, or its merge with what others published since it began (P5). */
export interface Candidate {
  readonly workspace: Workspace;
  readonly merge: Merge | undefined;
  /** Conflicts without a choice. */
  readonly open: number;
}

const none: MergeChoices = new Map();
/** Choices of the merge on the sheet; session state. */
export const useMergeChoices = create<{ readonly choices: MergeChoices }>(() => ({ choices: none }));

export function chooseSide(conflict: string, side: MergeSide): void {
  useMergeChoices.setState(({ choices }) => ({ choices: new Map(choices).set(conflict, side) }));
}

export function forgetChoices(): void {
  useMergeChoices.setState({ choices: none });
}

/** Whether others published since the draft began. */
export function isBehind(live: Live, base: Base): boolean {
  return live.state === 'live' && base.state === 'known' && base.revision !== live.revision;
}

export function candidateOf(live: Live, base: Base, draft: Workspace, choices: MergeChoices): Candidate {
  if (live.state !== 'live' || base.state !== 'known' || base.revision === live.revision) {
    return { workspace: draft, merge: undefined, open: 0 };
  }
  const merge = mergeWorkspaces(base.workspace, draft, live.workspace, choices);
  const open = merge.conflicts.filter(({ chosen }) => chosen === undefined).length;
  return { workspace: merge.workspace, merge, open };
}

export function useCandidate(): Candidate {
  const draft = useWorkspace();
  const live = useServer((state) => state.live);
  const base = useServer((state) => state.base);
  const choices = useMergeChoices((state) => state.choices);
  return useMemo(() => candidateOf(live, base, draft, choices), [live, base, draft, choices]);
}

/** The candidate of this moment, for actions. */
export function currentCandidate(): Candidate {
  const { live, base } = useServer.getState();
  return candidateOf(live, base, currentWorkspace(), useMergeChoices.getState().choices);
}

/** Makes the merge the draft, as one gesture that can be undone; the draft then holds what is live. */
export function takeMerge(): void {
  const { live, environment } = useServer.getState();
  const { merge, open } = currentCandidate();
  if (merge === undefined || open > 0 || live.state !== 'live') return;
  const label = `Merge r${live.revision} of ${environmentName()}`;
  dispatch({ kind: 'replaceWorkspace', workspace: merge.workspace, label });
  setBase(environment, live.revision, live.workspace);
  forgetChoices();
}
