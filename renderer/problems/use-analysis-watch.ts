import { useEffect } from 'react';
import { startAnalysis } from './analysis-store.ts';

/** Studies the draft in the pauses, for as long as the designer is open. */
export function useAnalysisWatch(): void {
  useEffect(startAnalysis, []);
}
