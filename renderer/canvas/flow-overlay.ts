import type { NodeState } from '../../shared/engine/trace.ts';
import type { NodeLook } from '../ui/tone.ts';

/** What something other than one trace says of a step, such as the counts of a replayed file. */
export interface NodeOverlay {
  readonly look: NodeLook;
  /** The state that the counts come closest to. */
  readonly state?: NodeState;
  /** In place of the state's word: "1,000,000 occurrences". */
  readonly word?: string;
  readonly fact?: string;
  /** What is to be said of the rule lines, in their order. */
  readonly rules?: readonly RuleMark[];
}

export interface RuleMark {
  readonly state: 'covered' | 'partly' | 'uncovered';
  /** "seen true and false", "never false". */
  readonly words: string;
}

/** What it says of an output and the edges that leave it. */
export interface PortOverlay {
  readonly taken: boolean;
  /** Short, for the middle of the edge: "812k". */
  readonly label: string;
  /** In full: "812,340 occurrences". */
  readonly words: string;
}

/** Painted over a trigger's flow in place of a trace. */
export interface FlowOverlay {
  readonly nodes: ReadonlyMap<string, NodeOverlay>;
  /** By `portKey`. */
  readonly ports: ReadonlyMap<string, PortOverlay>;
  /** The draft has changed since. */
  readonly stale: boolean;
}

export function portKey(node: string, port: string): string {
  return JSON.stringify([node, port]);
}
