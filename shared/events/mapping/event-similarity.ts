import type { HookableEvent } from '../hookable-event.ts';
import { snakeCase } from './sensitive.ts';

/** Names that shops give to the same thing. */
const SAME: readonly (readonly string[])[] = [
  ['purchase', 'order', 'sale', 'checkout completed', 'transaction', 'bought'],
  ['add to cart', 'product added', 'cart add', 'added to cart', 'basket'],
  ['view item', 'product viewed', 'page view', 'product view'],
  ['sign up', 'registered', 'account created', 'contact created', 'customer created', 'signed up'],
  ['refund', 'order refunded', 'refund requested', 'return'],
  ['begin checkout', 'checkout started', 'checkout'],
  ['lead', 'form submitted', 'form completed', 'generate lead'],
];

/** The event whose label is closest to a provider's name; undefined when none is near. */
export function closestEvent(name: string, events: readonly HookableEvent[]): HookableEvent | undefined {
  const scored = events.map((event) => ({ event, score: likeness(name, event.label) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { event: undefined, score: 0.34 } as {
    event: HookableEvent | undefined;
    score: number;
  });
  return best.event;
}

/** From 0 to 1: words in common, and more when both are names of the same thing. */
function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const common = left.filter((word) => right.includes(word)).length;
  const dice = left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
  const same = meaning(left);
  return dice === 1 ? 1 : Math.max(dice, same !== -1 && same === meaning(right) ? 0.9 : 0);
}

function wordsOf(text: string): readonly string[] {
  return snakeCase(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Which row of `SAME` the words fit, the longest name first. */
function meaning(words: readonly string[]): number {
  let best = { row: -1, length: 0 };
  for (const [row, names] of SAME.entries()) {
    for (const name of names) {
      const parts = name.split(' ');
      if (parts.length > best.length && parts.every((part) => words.includes(part)))
        best = { row, length: parts.length };
    }
  }
  return best.row;
}
