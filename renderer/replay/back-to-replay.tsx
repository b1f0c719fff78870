import { Button } from '@mantine/core';
import { FileStack } from 'lucide-react';
import { showPaint } from '../simulator/paint-store.ts';
import { Icon } from '../ui/icon.tsx';
import { useReplay } from './replay-store.ts';

/** From the trace of one occurrence to the replayed file; nothing without one. */
export function BackToReplay() {
  const name = useReplay(({ replay }) => replay?.file.name);
  if (name === undefined) return null;
  return (
    <Button
      variant="subtle"
      size="xs"
      title={name}
      leftSection={<Icon of={FileStack} size={12} />}
      onClick={() => showPaint('replay')}
    >
      Back to the replay
    </Button>
  );
}
