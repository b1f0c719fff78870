import { PanelRight } from 'lucide-react';
import { useIsCompact } from '../frame/use-is-compact.ts';
import { useLayout } from '../frame/layout-store.ts';
import { IconButton } from '../ui/icon-button.tsx';

/** In a window too narrow for the inspector beside the canvas: opens it over the canvas, and closes it. */
export function InspectorToggle() {
  const compact = useIsCompact();
  const open = useLayout((state) => state.inspectorOver);
  if (!compact) return null;
  return (
    <IconButton
      icon={PanelRight}
      label="Show the inspector"
      pressed={open}
      data-inspector-toggle
      onClick={() => useLayout.setState({ inspectorOver: !open })}
    />
  );
}
