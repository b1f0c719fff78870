import { BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { DesktopEvent, DesktopEvents } from '../../shared/desktop/bridge.ts';
import type { DesktopAnswers } from '../../shared/desktop/desktop-answers.ts';
import type { DesktopArgument, DesktopCall } from '../../shared/desktop/desktop-calls.ts';
import { CALL_CHANNEL, DROP_CHANNEL, EVENT_CHANNEL, HEARD_CHANNEL, type BridgeAnswer } from './channels.ts';
import { readCall, type CheckedCall } from './read-call.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** What main does for each call; `window` is the one that called. A throw reaches the window as its message. */
export type DesktopHandlers = {
  readonly [C in DesktopCall]: (
    argument: DesktopArgument<C>,
    window: BrowserWindow,
  ) => DesktopAnswers[C] | Promise<DesktopAnswers[C]>;
};

/** Answers the windows' calls from now on. */
export function installMainBridge(handlers: DesktopHandlers): void {
  ipcMain.handle(CALL_CHANNEL, async (event, message: unknown): Promise<BridgeAnswer> => {
    const window = callingWindow(event);
    if (window === undefined) return { ok: false, message: 'This page may not call the app.' };
    const call = readCall(message);
    if (!call.ok) return { ok: false, message: call.error };
    try {
      return { ok: true, value: await answer(handlers, call.value, window) };
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : String(error) };
    }
  });
}

function answer(
  handlers: DesktopHandlers,
  call: CheckedCall,
  window: BrowserWindow,
): DesktopAnswers[DesktopCall] | Promise<DesktopAnswers[DesktopCall]> {
  const handler = handlers[call.name] as (
    argument: unknown,
    window: BrowserWindow,
  ) => DesktopAnswers[DesktopCall] | Promise<DesktopAnswers[DesktopCall]>;
  return handler(call.argument, window);
}

function callingWindow(event: IpcMainInvokeEvent | IpcMainEvent): BrowserWindow | undefined {
  if (!isTrustedSender(event.senderFrame)) return undefined;
  return BrowserWindow.fromWebContents(event.sender) ?? undefined;
}

/** Hears of the files that are dropped on windows from now on. */
export function onFilesDropped(open: (files: readonly string[], window: BrowserWindow) => void): void {
  ipcMain.on(DROP_CHANNEL, (event, files: unknown) => {
    const window = callingWindow(event);
    if (window === undefined || !Array.isArray(files)) return;
    open(
      files.filter((file) => typeof file === 'string'),
      window,
    );
  });
}

export function tellWindow<E extends DesktopEvent>(window: BrowserWindow, name: E, value: DesktopEvents[E]): void {
  if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, { name, value });
}

export function tellAllWindows<E extends DesktopEvent>(name: E, value: DesktopEvents[E]): void {
  for (const window of BrowserWindow.getAllWindows()) tellWindow(window, name, value);
}

/** Resolves to whether a listener in the window is given the event within `limit` milliseconds. */
export function askWindow<E extends DesktopEvent>(
  window: BrowserWindow,
  name: E,
  value: DesktopEvents[E],
  limit: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (heard: boolean): void => {
      clearTimeout(timer);
      ipcMain.off(HEARD_CHANNEL, onHeard);
      resolve(heard);
    };
    const onHeard = (event: IpcMainEvent, heard: unknown): void => {
      if (heard === name && callingWindow(event) === window) finish(true);
    };
    const timer = setTimeout(() => finish(false), limit);
    ipcMain.on(HEARD_CHANNEL, onHeard);
    tellWindow(window, name, value);
  });
}
