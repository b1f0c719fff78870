import { create } from 'zustand';

export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

/** The question about unsaved changes, while it is asked. */
export const useUnsavedQuestion = create<{
  readonly answer: ((answer: UnsavedAnswer) => void) | null;
  /** The Events JSON text has errors, so that no file can hold it. */
  readonly unfinishedEvents: boolean;
}>(() => ({ answer: null, unfinishedEvents: false }));

export async function askUnsaved(unfinishedEvents: boolean): Promise<UnsavedAnswer> {
  const answer = await new Promise<UnsavedAnswer>((resolve) =>
    useUnsavedQuestion.setState({ answer: resolve, unfinishedEvents }),
  );
  useUnsavedQuestion.setState({ answer: null });
  return answer;
}
