import { fuzzyScore } from './fuzzy-score.ts';
import { PALETTE_GROUPS, PALETTE_MARKS, type PaletteItem, type PaletteMark } from './palette-item.ts';

export interface PaletteResults {
  readonly items: readonly PaletteItem[];
  /** Why there are none, in words. */
  readonly nothing?: string;
}

/** More than this many are not listed: one more letter finds the rest. */
const MOST = 60;

function isMark(text: string): text is PaletteMark {
  return PALETTE_MARKS.some((mark) => mark === text);
}

/** The worst fit of the words counts little, so that every word helps: names weigh more than what is said beside them. */
function scoreOf(item: PaletteItem, words: readonly string[]): number | undefined {
  let total = 0;
  for (const word of words) {
    const inName = fuzzyScore(word, item.name);
    const beside = fuzzyScore(word, `${item.detail ?? ''} ${item.keywords ?? ''} ${item.group}`);
    const score = Math.max(inName ?? -1, beside === undefined ? -1 : beside / 4);
    if (score < 0) return undefined;
    total += score;
  }
  return total - (item.disabledReason === undefined ? 0 : 50);
}

/**
 * What a search finds, best first and each group together, the group of the best hit first. Every word must be found; `is:invalid`, `is:unused`
 * and `is:off` keep what is so. Without words everything is listed in its order.
 */
export function paletteResults(all: readonly PaletteItem[], query: string): PaletteResults {
  const words = query.trim().split(/\s+/).filter(Boolean);
  const filters = words.filter((word) => word.startsWith('is:')).map((word) => word.slice(3).toLowerCase());
  const unknown = filters.find((filter) => filter !== '' && !isMark(filter));
  const known = PALETTE_MARKS.map((mark) => `is:${mark}`).join(', ');
  if (unknown !== undefined && !PALETTE_MARKS.some((mark) => mark.startsWith(unknown))) {
    return { items: [], nothing: `There is no filter is:${unknown}. There are ${known}.` };
  }
  const marks = filters.filter(isMark);
  const asked = words.filter((word) => !word.startsWith('is:'));
  const fitting = all.filter((item) => marks.every((mark) => item.marks?.includes(mark)));
  const scored = fitting.flatMap((item, place) => {
    const score = scoreOf(item, asked);
    return score === undefined ? [] : [{ item, score, place }];
  });
  if (scored.length === 0) return { items: [], nothing: nothingFound(marks, asked) };
  if (asked.length > 0) scored.sort((a, b) => b.score - a.score || a.place - b.place);
  const shown = scored.slice(0, MOST).map(({ item }) => item);
  const groups = asked.length > 0 ? [...new Set(shown.map(({ group }) => group))] : PALETTE_GROUPS;
  return { items: groups.flatMap((group) => shown.filter((item) => item.group === group)) };
}

function nothingFound(marks: readonly PaletteMark[], asked: readonly string[]): string {
  if (asked.length === 0 && marks.length === 1) {
    if (marks[0] === 'invalid') return 'Nothing has errors.';
    if (marks[0] === 'unused') return 'Every event starts a trigger.';
    return 'Every trigger is on.';
  }
  return `Nothing is found for “${[...marks.map((mark) => `is:${mark}`), ...asked].join(' ')}”. Try fewer letters.`;
}
