import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/base/json.ts';
import { parseOccurrence } from '../../../shared/events/parse-occurrence.ts';
import { sdkSnippet } from '../../../shared/events/sdk-snippet.ts';

/** What the SDK would be given, had the page this snippet. */
function recorded(snippet: string): unknown {
  const sent: unknown[] = [];
  runInNewContext(snippet, {
    record: { addEvent: (event: unknown) => sent.push(event) },
    window: { location: { pathname: '/checkout' } },
  });
  return sent[0];
}

it('[O2] the snippet is laid out to be read', () => {
  const data = { total: 129.5, path: '/old', element: '#buy', items: [{ sku: 'A-1', price: 100 }], note: 'it’s' };
  expect(sdkSnippet('30552', data)).toBe(`record.addEvent({
  app_code: "305",
  event_code: "30552",
  event_path: window.location.pathname,
  event_element: "#buy",
  event_data: {
    total: 129.5,
    items: [{ sku: "A-1", price: 100 }],
    note: "it’s",
  },
});
`);
  expect(sdkSnippet('30551', {})).toContain('event_data: {},');
});

it('[O2] what the snippet sends is accepted and has the fields of the sample', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }) as fc.Arbitrary<JsonObject>;
  fc.assert(
    fc.property(object, (data) => {
      const fields = Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'path' && key !== 'element'));
      fc.pre(!/\d{16}/.test(JSON.stringify(fields))); // O4 refuses what is beyond 2^53
      const sent = recorded(sdkSnippet('30552', fields));
      const parsed = parseOccurrence(JSON.stringify(sent), { events: ['30552'], now: 0, freshId: () => 'x' });
      expect(parsed.ok && JSON.stringify(parsed.value.occurrence.data)).toBe(
        JSON.stringify({ ...(JSON.parse(JSON.stringify(fields)) as object), path: '/checkout' }),
      );
    }),
    { numRuns: 200 },
  );
});

it('[O2] a value cannot end the script element or set a prototype', () => {
  const snippet = sdkSnippet('30552', JSON.parse('{"a":"</script><!--","__proto__":{"b":1}}') as JsonObject);
  expect(snippet).not.toContain('</script');
  expect(snippet).not.toContain('<!--');
  const { event_data: data } = recorded(snippet) as { event_data: object };
  expect(JSON.stringify(data)).toBe('{"a":"</script><!--","__proto__":{"b":1}}');
});
