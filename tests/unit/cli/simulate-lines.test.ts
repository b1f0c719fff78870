import { describe, expect, it } from 'vitest';
import { BatchMemory } from '../../../server/cli/batch-memory.ts';
import { LONGEST_LINE, LineCutter, type LineBatch } from '../../../shared/events/line-cutter.ts';
import { readLines } from '../../../server/cli/read-lines.ts';
import { decodeUtf8 } from '../../../shared/base/decode-utf8.ts';
import { parseOccurrence } from '../../../shared/events/parse-occurrence.ts';
import { encodingFault, type ParsedOccurrence } from '../../../shared/events/parse-occurrences.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (batch: LineBatch | undefined): string => (batch ? Buffer.from(batch.bytes).toString('latin1') : '');

/** Batches of an input that comes in pieces of `size` bytes. */
function cut(input: Uint8Array, size: number): readonly LineBatch[] {
  const cutter = new LineCutter(new BatchMemory());
  const batches: (LineBatch | undefined)[] = [];
  for (let at = 0; at < input.length; at += size) {
    cutter.add(input.subarray(at, at + size));
    batches.push(cutter.take());
  }
  batches.push(cutter.takeRest());
  return batches.filter((batch) => batch !== undefined);
}

describe('cutting an input into lines', () => {
  it.each([1, 2, 3, 7, 1000])('pieces of %i bytes: whole lines, each batch with its first line', (size) => {
    const lines = ['{"a":1}\r', '', 'x'.repeat(20), '', '', 'last'];
    const batches = cut(bytesOf(lines.join('\n')), size);
    expect(batches.map(textOf).join('')).toBe(lines.join('\n'));
    let line = 1;
    for (const batch of batches) {
      expect(batch.line).toBe(line);
      expect(batch.bytes.byteOffset).toBe(0);
      expect(batch.bytes.buffer.byteLength % 4).toBe(0);
      line += textOf(batch).split('\n').length - 1;
    }
    expect(new Set(batches.map((batch) => batch.bytes.buffer)).size).toBe(batches.length);
    for (const batch of batches.slice(0, -1)) expect(textOf(batch).endsWith('\n')).toBe(true);
  });

  it('of a line without end it holds no more than is needed to refuse it', () => {
    const cutter = new LineCutter(new BatchMemory());
    const piece = new Uint8Array(64 * 1024).fill(0x78);
    for (let i = 0; i < 1000; i++) {
      cutter.add(piece);
      expect(cutter.take()).toBeUndefined();
    }
    cutter.add(bytesOf('xx\n{}\n'));
    const batch = cutter.take();
    expect(batch?.bytes.length).toBe(LONGEST_LINE + 1 + '\n{}\n'.length);
    expect(textOf(batch).endsWith('x\n{}\n')).toBe(true);
    cutter.add(bytesOf('{}'));
    expect(cutter.takeRest()).toMatchObject({ line: 3 });
  });

  it('memory that is given back is used again, whatever was left in it', () => {
    const memory = new BatchMemory();
    const cutter = new LineCutter(memory);
    cutter.add(bytesOf(`${'9'.repeat(1000)}\n`));
    const first = cutter.take();
    memory.give(first!.bytes.buffer);
    cutter.add(bytesOf('{"a":1}\n'));
    const second = cutter.take();
    expect(second?.bytes.buffer).toBe(first?.bytes.buffer);
    expect(textOf(second)).toBe('{"a":1}\n');
    // One that is taken is not there for others, and one that is too small is for nobody.
    expect(memory.take(10)).not.toBe(second?.bytes.buffer);
    memory.give(new ArrayBuffer(8));
    expect(memory.take(5_000_000).byteLength).toBeGreaterThanOrEqual(5_000_000);
  });

  it('nothing gives no batch', () => {
    expect(cut(bytesOf(''), 10)).toEqual([]);
  });
});

describe('reading lines', () => {
  const context = { events: ['30552'], now: 0, internal: 'all' } as const;
  const native = (members: string): string =>
    `{"id":"a","event":"30552","occurredAt":"2026-03-14T15:09:26Z","contact":{},"data":{${members}}}`;

  const lines: readonly (string | readonly number[])[] = [
    native(''),
    `${native('"a":1')}\r`,
    '',
    '   ',
    '\u00a0',
    `  ${native('')}`,
    native('"name":"Zoë 😀 \\ud83d\\ude00"'),
    native('"half":"\\ud83d"'),
    native('"uuid":"9b2e1c3e-7f3e-4e9e-8e55-0e1e2e3e4e5e","card":"4111111111111111"'),
    native('"n":9007199254740993'),
    native('"n":1e400,"n":1'),
    native(`"deep":${'['.repeat(62)}${']'.repeat(62)}`),
    native(`"deep":${'['.repeat(63)}${']'.repeat(63)},"deep":1`),
    native(`"list":[${'{},'.repeat(100)}{}]`),
    native('').replace('"id":"a",', ''),
    native('').replace('"id":"a"', '"id":" "'),
    native('').replace('"id":"a"', '"id":"a","source":"shop","causedBy":"b"'),
    native('').replace('"id":"a"', '"id":"a","extra":1'),
    native('').replace('30552', '30599'),
    native('').replace('26Z', '26'),
    native('').replace('"contact":{}', '"contact":{"id":5}'),
    native('').replace('"contact":{}', '"contact":[]'),
    '{"app_code":"305","event_code":"30552"}',
    '{"app_code":"305","event_code":"30552","event_date":"2026-03-14T15:09:26Z","shardKey":"Ada"}',
    '{bad}',
    '5',
    '1e999',
    '\uFEFF{}',
    '{\0}',
    [0x00, 0x7b],
    [...bytesOf('{"id":"'), 0xff, ...bytesOf('"}')],
    native(`"long":"${'x'.repeat(256 * 1024)}"`),
    native('"last":true'),
  ];

  /** Each line by itself, without any of what makes many fast. */
  function oneByOne(): readonly ParsedOccurrence[] {
    return lines.flatMap((content, index) => {
      const line = index + 1;
      const decoded = decodeUtf8(typeof content === 'string' ? bytesOf(content) : Uint8Array.from(content));
      if (!decoded.ok) return [encodingFault(decoded.error, line)];
      if (decoded.value.trim() === '') return [];
      return [parseOccurrence(decoded.value, { ...context, freshId: () => `simulated-${line}` }, line)];
    });
  }

  it.each([3, 1000, 10_000_000])('[O2] [O4] in pieces of %i bytes, the same as line by line', (size) => {
    const input = Buffer.concat(
      lines.flatMap((line) => [typeof line === 'string' ? bytesOf(line) : Uint8Array.from(line), bytesOf('\n')]),
    );
    const results: ParsedOccurrence[] = [];
    for (const batch of cut(input, size)) readLines(batch, context, (parsed) => void results.push(parsed));
    expect(results).toEqual(oneByOne());
  });

  it('[O4] a line beyond all measure is refused by its start, even where that ends inside a character', () => {
    const input = bytesOf(`${'é'.repeat(LONGEST_LINE)}\n${native('')}`);
    const results: ParsedOccurrence[] = [];
    for (const batch of cut(input, 100_000)) readLines(batch, context, (parsed) => void results.push(parsed));
    expect(results.map((one) => (one.ok ? one.value.occurrence.id : one.error.map(({ code }) => code)))).toEqual([
      ['occurrence.tooLarge'],
      'a',
    ]);
  });
});
