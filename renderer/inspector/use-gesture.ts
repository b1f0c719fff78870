import { useState } from 'react';

export interface Gesture {
  /** Call when the control takes the focus: what is typed from now on is one undo entry. */
  readonly start: () => void;
  readonly id: () => string;
}

let sessions = 0;

function createGesture(): Gesture {
  let session = 0;
  const start = (): void => {
    sessions += 1;
    session = sessions;
  };
  start();
  return { start, id: () => `inspector-${session}` };
}

/** One undo entry for all keys typed into a control while it has the focus. */
export function useGesture(): Gesture {
  const [gesture] = useState(createGesture);
  return gesture;
}
