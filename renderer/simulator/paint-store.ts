import { create } from 'zustand';

/** What lies on the canvas: the trace of one occurrence, the counts of a replayed file, or what the tests cover. */
export type Paint = 'trace' | 'replay' | 'coverage';

/** Session state: one of them at a time, the latest asked for. */
export const usePaint = create<{ readonly paint: Paint }>(() => ({ paint: 'trace' }));

export function showPaint(paint: Paint): void {
  usePaint.setState({ paint });
}
