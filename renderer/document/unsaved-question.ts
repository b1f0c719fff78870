import { create } from 'zustand';

export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

/** The question about unsaved changes, while it is asked. */
export const useUnsavedQuestion = create<{ readonly answer: ((answer: UnsavedAnswer) => void) | null }>(() => ({
  answer: null,
}));

export async function askUnsaved(): Promise<UnsavedAnswer> {
  const answer = await new Promise<UnsavedAnswer>((resolve) => useUnsavedQuestion.setState({ answer: resolve }));
  useUnsavedQuestion.setState({ answer: null });
  return answer;
}
