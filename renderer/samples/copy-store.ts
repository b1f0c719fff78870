import { create } from 'zustand';

/** Id of the sample whose copy is being made; null while none is. */
export const useCopyDialog = create<{ readonly sample: string | null }>(() => ({ sample: null }));

export function setCopied(sample: string | null): void {
  useCopyDialog.setState({ sample });
}
