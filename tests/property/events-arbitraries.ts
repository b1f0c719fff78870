import fc from 'fast-check';
import { offsetAt, lineStarts } from '../../shared/base/text-position.ts';
import type { TextProblem } from '../../shared/base/problem.ts';
import { EVENT_PREFIXES, type HookableEvent } from '../../shared/events/hookable-event.ts';
import { labelFault, labelKey } from '../../shared/events/label.ts';

export const eventId = fc
  .tuple(fc.constantFrom(...EVENT_PREFIXES), fc.integer({ min: 1, max: 99 }))
  .map(([prefix, suffix]) => `${prefix}${String(suffix).padStart(2, '0')}`);

const label = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom('Purchase', 'Add to cart', 'Größe 😀'),
  )
  .filter((text) => labelFault(text) === undefined);

/** A list without any problem. */
export const validEvents: fc.Arbitrary<HookableEvent[]> = fc
  .uniqueArray(fc.record({ id: eventId, label }), { maxLength: 8, selector: (event) => event.id })
  .map((events) =>
    events.filter((event, i) => events.findIndex((e) => labelKey(e.label) === labelKey(event.label)) === i),
  );

/** The list in one of many layouts that people and programs write. */
export const layout = fc.record({
  indent: fc.constantFrom('', ' ', '  ', '    ', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', ' ', ''),
  space: fc.constantFrom('', ' '),
  labelFirst: fc.boolean(),
});
export type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

export function write(events: readonly HookableEvent[], o: Layout): string {
  const entries = events.map((event) => {
    const members = (o.labelFirst ? (['label', 'id'] as const) : (['id', 'label'] as const)).map(
      (key) => `"${key}":${o.space}${JSON.stringify(event[key])}`,
    );
    return `${o.indent}{${members.join(`,${o.space}`)}}`;
  });
  return `[${o.lineEnd}${entries.join(`,${o.lineEnd}`)}${o.lineEnd}]`;
}

const PIECES = [
  ...'[]{},:"\'“”‘’\\/#01-+.eEtfnulx_ \t\r\n=;',
  '\u0000',
  '\u00a0',
  '\ufeff',
  '\u2028',
  'é',
  '😀',
  '\ud800',
  '//',
  '/*',
  '*/',
  '\\u',
  '\\ud83d',
  '"id"',
  '"lable"',
  '"label": "x"',
  '30551',
  '"30551"',
  '"Purchase"',
  'null',
  'true',
  'NaN',
  '{}',
  '[]',
  '""',
  '" "',
  '"__proto__": 1',
  '{"id": "30551", "label": "Purchase"}',
  ', ',
];

type Mutation = (text: string) => string;
const mutation: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.constantFrom('insert', 'delete', 'repeat', 'replace'),
    fc.nat(),
    fc.integer({ min: 1, max: 6 }),
    fc.constantFrom(...PIECES),
  )
  .map(([kind, position, length, piece]) => (text: string) => {
    const at = text.length === 0 ? 0 : position % (text.length + 1);
    if (kind === 'insert') return text.slice(0, at) + piece + text.slice(at);
    if (kind === 'delete') return text.slice(0, at) + text.slice(at + length);
    if (kind === 'repeat') return text.slice(0, at + length) + text.slice(at);
    return text.slice(0, at) + piece + text.slice(at + length);
  });

/** Lists with some damage done to their text. */
export const damagedText = fc
  .tuple(validEvents, layout, fc.array(mutation, { maxLength: 4 }))
  .map(([events, o, mutations]) => mutations.reduce((text, mutate) => mutate(text), write(events, o)));

export function offsetOf(text: string, problem: TextProblem): number {
  return offsetAt(lineStarts(text), problem.line, problem.column);
}
