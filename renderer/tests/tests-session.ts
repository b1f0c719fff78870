import { create } from 'zustand';

interface TestsSession {
  /** Id of the test whose expectations are open; null: the coverage. */
  readonly chosen: string | null;
}

/** What of the tests is open: session state. */
export const useTestsSession = create<TestsSession>(() => ({ chosen: null }));

export function chooseTest(chosen: string | null): void {
  useTestsSession.setState({ chosen });
}
