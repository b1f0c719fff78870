import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { ScenarioResult } from '../../shared/analysis/scenario-result.ts';
import type { StateLook } from '../ui/tone.ts';

/** A test's state as icon, word and colour. */
export const TEST_LOOKS: Readonly<Record<ScenarioResult['state'], StateLook>> = {
  passed: { tone: 'pass', icon: CircleCheck, word: 'Passed' },
  failed: { tone: 'err', icon: CircleX, word: 'Failed' },
  notRunnable: { tone: 'wait', icon: TriangleAlert, word: 'Not runnable' },
};
