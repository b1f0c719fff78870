import { NODE_LOOKS, STALE_LOOK, type StateLook } from '../ui/tone.ts';
import type { NodeView } from './node-view.ts';

/** What a step says of itself after a simulation: icon, word, colour and one fact. */
export interface ShownState extends StateLook {
  readonly fact: string | undefined;
}

/** Of a draft that has changed since, that the state is stale, and what it was. Undefined without a state. */
export function shownState({ look: name, word, fact, stale }: NodeView): ShownState | undefined {
  if (name === undefined) return undefined;
  const look = { ...NODE_LOOKS[name], ...(word === undefined ? {} : { word }) };
  if (!stale) return { ...look, fact };
  const was = `was ${look.word.charAt(0).toLowerCase()}${look.word.slice(1)}`;
  return { ...STALE_LOOK, fact: fact === undefined ? was : `${was} · ${fact}` };
}
