import { ORIGIN } from '../app-protocol.ts';

/** The parts of a `WebFrameMain` that tell who speaks. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** True for the app's own page in the main frame of a window; a frame inside it, or any other page, is not heard. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  return frame.url === ORIGIN || frame.url.startsWith(`${ORIGIN}/`);
}
