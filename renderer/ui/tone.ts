import {
  Circle,
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  CircleMinus,
  CircleX,
  Clock,
  OctagonAlert,
  RefreshCw,
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

/** Of a step whose trace or counts are of the draft as it was before its last change. */
export const STALE_LOOK: StateLook = { tone: 'wait', icon: RefreshCw, word: 'Stale' };

/** How a step may look on the canvas: its state in a trace, or what the tests cover of it. */
export type NodeLook = NodeState | 'covered' | 'partly' | 'uncovered';

export const NODE_LOOKS: Readonly<Record<NodeLook, StateLook>> = {
  ...NODE_STATE_LOOKS,
  covered: { tone: 'pass', icon: CircleCheck, word: 'Covered' },
  partly: { tone: 'wait', icon: CircleDotDashed, word: 'Partly covered' },
  uncovered: { tone: 'fail', icon: CircleDashed, word: 'Not covered' },
};

export const OUTCOME_LOOKS: Readonly<Record<TriggerTrace['outcome'] | 'otherEvent' | 'off' | 'blocked', StateLook>> = {
  fired: { tone: 'pass', icon: CircleCheck, word: 'Fired' },
  notFired: { tone: 'fail', icon: CircleMinus, word: 'Did not fire' },
  gated: { tone: 'wait', icon: CircleMinus, word: 'Held back' },
  otherEvent: { tone: 'idle', icon: CircleDashed, word: 'Other event' },
  off: { tone: 'idle', icon: Circle, word: 'Off' },
  blocked: { tone: 'err', icon: OctagonAlert, word: 'Has errors' },
};
