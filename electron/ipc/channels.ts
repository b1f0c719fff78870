import type { DesktopEvent } from '../../shared/desktop/bridge.ts';
import type { DesktopAnswers } from '../../shared/desktop/desktop-answers.ts';
import type { DesktopCall } from '../../shared/desktop/desktop-calls.ts';

/** Window to main: `{ name, argument }`, answered by a `BridgeAnswer`. */
export const CALL_CHANNEL = 'hookflow:call';
/** Main to window: `EventMessage`. */
export const EVENT_CHANNEL = 'hookflow:event';
/** Window to main: the name of an event that a listener of the window has just been given. */
export const HEARD_CHANNEL = 'hookflow:heard';

/** Window to main: paths of files that the user dropped on the window. Only the preload script can say so. */
export const DROP_CHANNEL = 'hookflow:drop';

export interface CallMessage {
  readonly name: DesktopCall;
  readonly argument: unknown;
}

/** A failure crosses as its sentence: no stack, no path of the app. */
export type BridgeAnswer =
  { readonly ok: true; readonly value: DesktopAnswers[DesktopCall] } | { readonly ok: false; readonly message: string };

export interface EventMessage {
  readonly name: DesktopEvent;
  readonly value: unknown;
}
