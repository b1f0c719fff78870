import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is too narrow for an inspector beside the canvas: it then opens over it. */
export function useIsCompact(): boolean {
  return useMediaQuery('(max-width: 1079px)', false, { getInitialValueInEffect: false });
}
