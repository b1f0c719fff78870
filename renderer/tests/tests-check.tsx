import { Button } from '@mantine/core';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { allPass, testCountWords, useTestResults } from './test-results.ts';

/** "4 of 4 tests pass", for the publish sheet; blocks nothing. */
export function TestsCheck({ className, onShow }: { className: string | undefined; onShow: () => void }) {
  const results = useTestResults();
  if (results.length === 0) return null;
  const pass = allPass(results);
  return (
    <>
      <span className={className} data-tone={pass ? 'pass' : 'wait'}>
        <Icon of={pass ? CircleCheck : TriangleAlert} size={14} />
        {testCountWords(results)}
      </span>
      {!pass && (
        <Button variant="subtle" size="xs" onClick={onShow}>
          Show tests
        </Button>
      )}
    </>
  );
}
