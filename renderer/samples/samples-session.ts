import { create } from 'zustand';

interface SamplesSession {
  /** Whether JSON is being made into a sample. */
  readonly mapping: boolean;
  /** Id of the sample that is about to leave the workspace; null while none is. */
  readonly exported: string | null;
  /** Id of the sample whose name is edited; null while none is. */
  readonly renamed: string | null;
}

/** Which dialogs about a sample are open: session state. */
export const useSamplesSession = create<SamplesSession>(() => ({ mapping: false, exported: null, renamed: null }));

export function setMapping(mapping: boolean): void {
  useSamplesSession.setState({ mapping });
}

export function setExported(exported: string | null): void {
  useSamplesSession.setState({ exported });
}

export function setRenamed(renamed: string | null): void {
  useSamplesSession.setState({ renamed });
}
