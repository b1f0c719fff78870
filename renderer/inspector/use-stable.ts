import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same and does what the last rendering's would: for parts that are drawn again only when they change. */
export function useStable<A extends readonly unknown[]>(run: (...args: A) => void): (...args: A) => void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
