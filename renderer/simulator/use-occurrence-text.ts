import { useDocument } from '../document/document-store.ts';
import { textToSend, useSimulation } from './simulation-store.ts';

/** The text that "Send sample" would send now. */
export function useOccurrenceText(): string {
  const samples = useDocument((state) => state.document?.history.present.samples);
  const sample = useSimulation((state) => state.sample);
  const edited = useSimulation((state) => state.edited);
  return textToSend(samples ?? [], sample, edited);
}
