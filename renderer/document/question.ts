import { create } from 'zustand';

export interface Question<A extends string> {
  readonly title: string;
  readonly text: string;
  /** In the order on screen; the last one has the focus and is filled. */
  readonly choices: readonly { readonly answer: A; readonly label: string }[];
  /** The answer of Escape. */
  readonly dismiss: A;
}
interface Asked {
  readonly question: Question<string>;
  readonly settle: (answer: string) => void;
}

/** The question on screen; others wait behind it. */
export const useQuestions = create<{ readonly asked: readonly Asked[] }>(() => ({ asked: [] }));

/** Asks the user, after the questions that were asked before. */
export function ask<A extends string>(question: Question<A>): Promise<A> {
  return new Promise((resolve) => {
    const asked: Asked = {
      question,
      settle: (answer) => {
        useQuestions.setState((state) => ({ asked: state.asked.filter((other) => other !== asked) }));
        resolve(answer as A);
      },
    };
    useQuestions.setState((state) => ({ asked: [...state.asked, asked] }));
  });
}
