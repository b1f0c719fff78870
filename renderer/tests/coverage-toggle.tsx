import { Button } from '@mantine/core';
import { Eye, EyeOff } from 'lucide-react';
import { showPaint, usePaint } from '../simulator/paint-store.ts';
import { Icon } from '../ui/icon.tsx';

/** Paints what the tests cover on the canvas, or takes it away. */
export function CoverageToggle() {
  const shown = usePaint(({ paint }) => paint === 'coverage');
  return (
    <Button
      variant="default"
      size="xs"
      aria-pressed={shown}
      leftSection={<Icon of={shown ? EyeOff : Eye} size={12} />}
      onClick={() => showPaint(shown ? 'trace' : 'coverage')}
    >
      {shown ? 'Hide on the canvas' : 'Show on the canvas'}
    </Button>
  );
}
