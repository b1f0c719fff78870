import type { TextAutomaton } from './text-automaton.ts';
import type { Budget } from './solver-context.ts';

/** The shortest texts that all the automata accept. */
export interface Words {
  readonly words: readonly string[];
  /** Whether nothing was left out for want of steps: without words, there is none. */
  readonly complete: boolean;
}

const MOST_WORDS = 40;
/** Texts that lead to the same state and are all gone on with. */
const MOST_ALIKE = 3;
const MOST_STATES = 3_000;
/** Of steps and of what the automata do in them. */
const MOST_STEPS = 150_000;
const STEPS_A_BUDGET_STEP = 100;
const SURROGATES = { first: 0xd800, after: 0xe000 };
const LAST = 0x10_ff_ff;

/** Reads all automata side by side, breadth first, with one character of each set that they treat alike. */
export function commonWords(automata: readonly TextAutomaton[], budget: Budget): Words {
  const alphabet = alphabetOf(automata);
  const words: string[] = [];
  const visits = new Map<string, number>();
  let open: { readonly states: readonly string[]; readonly text: string }[] = [
    { states: automata.map(({ start }) => start), text: '' },
  ];
  const most = Math.min(MOST_STEPS, budget.left * STEPS_A_BUDGET_STEP);
  const before = workOf(automata);
  let steps = 0;
  const done = (): number => steps + workOf(automata) - before;
  while (open.length > 0) {
    const next: typeof open = [];
    for (const { states, text } of open) {
      if (automata.every((one, index) => one.accepts(states[index] ?? ''))) words.push(text);
      if (words.length >= MOST_WORDS) return { words, complete: false };
      for (const code of alphabet) {
        const after = automata.map((one, index) => one.step(states[index] ?? '', code));
        steps += 1;
        if (automata.some((one, index) => one.isLost(after[index] ?? ''))) continue;
        const key = after.join('|');
        const count = visits.get(key) ?? 0;
        if (count >= MOST_ALIKE) continue;
        visits.set(key, count + 1);
        next.push({ states: after, text: text + String.fromCodePoint(code) });
      }
      if (visits.size > MOST_STATES || done() > most) {
        budget.spend(1 + done() / STEPS_A_BUDGET_STEP);
        return { words, complete: false };
      }
    }
    open = next;
  }
  budget.spend(1 + done() / STEPS_A_BUDGET_STEP);
  return { words, complete: true };
}

function workOf(automata: readonly TextAutomaton[]): number {
  return automata.reduce((sum, { work = 0 }) => sum + work, 0);
}

/** One code point of each set between cuts, those that people read first. */
function alphabetOf(automata: readonly TextAutomaton[]): readonly number[] {
  const cuts = new Set([0, SURROGATES.first, SURROGATES.after, LAST + 1, ...automata.flatMap((one) => one.cuts)]);
  const sorted = [...cuts].filter((cut) => cut >= 0 && cut <= LAST + 1).sort((a, b) => a - b);
  const chosen = sorted.slice(0, -1).flatMap((low, index) => {
    const high = (sorted[index + 1] ?? LAST + 1) - 1;
    return low >= SURROGATES.first && low < SURROGATES.after ? [] : [likeliest(low, high)];
  });
  return chosen.sort((a, b) => rank(a) - rank(b) || a - b);
}

const LIKED = [...'xaeiortnls0123456789ABC @.-_'].map((character) => character.charCodeAt(0));

function likeliest(low: number, high: number): number {
  const liked = LIKED.find((code) => code >= low && code <= high);
  if (liked !== undefined) return liked;
  const printable = Math.max(low, 33);
  return printable <= high && printable < 127 ? printable : low < 161 && high >= 161 ? 161 : low;
}

function rank(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return 0;
  if (code >= 32 && code < 127) return 1;
  return code >= 161 ? 2 : 3;
}
