import { create } from 'zustand';

const NONE: ReadonlySet<string> = new Set();

interface OutlineSession {
  /** Keys of the closed rows, by trigger. */
  readonly closed: Readonly<Record<string, ReadonlySet<string>>>;
}

/** What of the outlines is closed: session state. */
export const useOutlineSession = create<OutlineSession>(() => ({ closed: {} }));

export function closedRows({ closed }: OutlineSession, trigger: string): ReadonlySet<string> {
  return closed[trigger] ?? NONE;
}

export function setRowsClosed(trigger: string, keys: readonly string[], value: boolean): void {
  useOutlineSession.setState((state) => {
    const next = new Set(closedRows(state, trigger));
    for (const key of keys) {
      if (value) next.add(key);
      else next.delete(key);
    }
    return { closed: { ...state.closed, [trigger]: next } };
  });
}
