import {
  Circle,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleX,
  Clock,
  OctagonAlert,
  Send,
  type LucideIcon,
} from 'lucide-react';
import type { NodeState, TriggerTrace } from '../../shared/engine/trace.ts';

/** The state families of tokens.css. Every state is icon, word and colour together. */
export type Tone = 'pass' | 'fail' | 'req' | 'idle' | 'wait' | 'err';

export interface StateLook {
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly word: string;
}

export const NODE_STATE_LOOKS: Readonly<Record<NodeState, StateLook>> = {
  passed: { tone: 'pass', icon: CircleCheck, word: 'Passed' },
  failed: { tone: 'fail', icon: CircleX, word: 'Failed' },
  requested: { tone: 'req', icon: Send, word: 'Requested' },
  notReached: { tone: 'idle', icon: CircleDashed, word: 'Not reached' },
  waiting: { tone: 'wait', icon: Clock, word: 'Waiting' },
  error: { tone: 'err', icon: OctagonAlert, word: 'Error' },
};

export const OUTCOME_LOOKS: Readonly<Record<TriggerTrace['outcome'] | 'otherEvent' | 'off' | 'blocked', StateLook>> = {
  fired: { tone: 'pass', icon: CircleCheck, word: 'Fired' },
  notFired: { tone: 'fail', icon: CircleMinus, word: 'Did not fire' },
  gated: { tone: 'wait', icon: CircleMinus, word: 'Held back' },
  otherEvent: { tone: 'idle', icon: CircleDashed, word: 'Other event' },
  off: { tone: 'idle', icon: Circle, word: 'Off' },
  blocked: { tone: 'err', icon: OctagonAlert, word: 'Has errors' },
};
