import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../shared/base/apply-edits.ts';
import { applySingleFixes } from '../../shared/base/apply-single-fixes.ts';
import { parseLocatedJson } from '../../shared/base/parse-located-json.ts';
import { isGone } from '../../shared/base/proven-fixes.ts';
import type { TextProblem } from '../../shared/base/problem.ts';
import { formatHookableEvents } from '../../shared/events/format-hookable-events.ts';
import { parseHookableEvents } from '../../shared/events/parse-hookable-events.ts';
import { damagedText, layout, offsetOf, validEvents, write } from './events-arbitraries.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const GRAMMAR = new Set(['json.syntax', 'json.empty', 'json.encoding', 'json.tooDeep']);
const MADE_BY_NO_FIX = ['events.idDuplicate', 'events.labelDuplicate', 'events.labelBlank', 'json.duplicateKey'];

/** Removing the later label here would trade it for a second id. */
const TRADED =
  '[ {"id": "30501", "label": "Purchase"}, {"id": "30504", "label": "𐀀},  {"id": "30505", "label": "Größe 😀"{"id": "30551", "label": "Purchase"}  {"id": "30506", "label": "Add to cart"} ]';

function count(problems: readonly TextProblem[], code: string): number {
  return problems.filter((problem) => problem.code === code).length;
}

function located(text: string, problem: TextProblem): { code: string; message: string; offset: number } {
  return { code: problem.code, message: problem.message, offset: offsetOf(text, problem) };
}

describe('hookable events, whatever the text', { timeout: 600_000 }, () => {
  it('[H1] JSON.parse is the judge: it refuses exactly what gets a grammar problem', () => {
    fc.assert(
      fc.property(damagedText, (text) => {
        expect(parseLocatedJson(text).faults.length === 0).toBe(isJson(text));
        const { problems } = parseHookableEvents(text);
        expect(problems.some((problem) => GRAMMAR.has(problem.code))).toBe(!isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it("[H1] any string at all is read without a throw, and by JSON.parse's judgement", () => {
    const soup = fc.string({ unit: fc.constantFrom(...'[]{},:"\'\\/*#01.-eE tn\n“”=;\u0000a'), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 30 })), (text) => {
        const { problems } = parseHookableEvents(text);
        expect(problems.some((problem) => GRAMMAR.has(problem.code))).toBe(!isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('[H5] places lie in the text, in order, and a fix removes its problem and makes no duplicate and no blank', () => {
    fc.assert(
      fc.property(damagedText, (text) => {
        const { problems } = parseHookableEvents(text);
        let last = 0;
        for (const problem of problems) {
          const offset = offsetOf(text, problem);
          expect(offset).toBeGreaterThanOrEqual(last);
          expect(offset).toBeLessThanOrEqual(text.length);
          last = offset;
          for (const fix of problem.fixes) {
            const fixed = applyEdits(text, fix.edits);
            const after = parseHookableEvents(fixed).problems;
            const gone = isGone(
              located(text, problem),
              fix.edits,
              problems.map((p) => located(text, p)),
              after.map((p) => located(fixed, p)),
            );
            expect({ problem: problem.code, fix: fix.title, fixed, gone }).toEqual({
              problem: problem.code,
              fix: fix.title,
              fixed,
              gone: true,
            });
            if (problem.code === 'json.syntax') continue;
            for (const code of MADE_BY_NO_FIX) {
              expect({ code, fix: fix.title, fixed, more: count(after, code) > count(problems, code) }).toEqual({
                code,
                fix: fix.title,
                fixed,
                more: false,
              });
            }
          }
        }
      }),
      { numRuns: Number(process.env['EVENT_RUNS'] ?? 1500), examples: [[TRADED]] },
    );
  });

  it('[H6] applying all single fixes ends, and leaves no problem with a single fix', () => {
    fc.assert(
      fc.property(damagedText, (text) => {
        const { text: fixed } = applySingleFixes(text, (t) => parseHookableEvents(t).problems);
        const left = parseHookableEvents(fixed).problems.filter((problem) => problem.fixes.length === 1);
        expect({ fixed, left }).toEqual({ fixed, left: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('[H7] a list comes back from its text, in any layout, without problems', () => {
    fc.assert(
      fc.property(validEvents, layout, (events, o) => {
        expect(parseHookableEvents(write(events, o))).toEqual({ events, problems: [] });
        expect(parseHookableEvents(new TextEncoder().encode(formatHookableEvents(events)))).toEqual({
          events,
          problems: [],
        });
        expect(JSON.parse(formatHookableEvents(events))).toEqual(events);
      }),
    );
  });
});
