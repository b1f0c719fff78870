import { create } from 'zustand';

/** Whether the mapping assistant is open: session state. */
export const useMappingDialog = create<{ readonly open: boolean }>(() => ({ open: false }));

export function setMappingOpen(open: boolean): void {
  useMappingDialog.setState({ open });
}
