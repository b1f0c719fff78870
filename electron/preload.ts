import { contextBridge, ipcRenderer } from 'electron';
import type { Desktop, DesktopEvent } from '../shared/desktop/bridge.ts';
import type { DesktopAnswers } from '../shared/desktop/desktop-answers.ts';
import type { DesktopArgument, DesktopCall } from '../shared/desktop/desktop-calls.ts';
import { hearFileDrops } from './files/hear-file-drops.ts';
import {
  CALL_CHANNEL,
  DROP_CHANNEL,
  EVENT_CHANNEL,
  HEARD_CHANNEL,
  type BridgeAnswer,
  type EventMessage,
} from './ipc/channels.ts';

type Listener = (value: unknown) => void;
const listeners = new Map<DesktopEvent, Set<Listener>>();
/** Files opened before the page listens: they wait for its first listener. */
const early: unknown[] = [];

ipcRenderer.on(EVENT_CHANNEL, (_event, { name, value }: EventMessage) => {
  const told = listeners.get(name);
  if (told === undefined || told.size === 0) {
    if (name === 'file.opened') early.push(value);
    return;
  }
  ipcRenderer.send(HEARD_CHANNEL, name);
  for (const listener of [...told]) listener(value);
});

function listen(name: DesktopEvent, listener: Listener): () => void {
  const told = listeners.get(name) ?? new Set();
  listeners.set(name, told.add(listener));
  if (name === 'file.opened') for (const value of early.splice(0)) listener(value);
  return () => void told.delete(listener);
}

const desktop: Desktop = {
  call: async <C extends DesktopCall>(name: C, argument: DesktopArgument<C>) => {
    const answer = (await ipcRenderer.invoke(CALL_CHANNEL, { name, argument })) as BridgeAnswer;
    if (!answer.ok) throw new Error(answer.message);
    return answer.value as DesktopAnswers[C];
  },
  on: (name, listener) => listen(name, listener as Listener),
};
hearFileDrops((files) => ipcRenderer.send(DROP_CHANNEL, files));
contextBridge.exposeInMainWorld('desktop', desktop);
