import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { newWorkspace } from '../../../shared/flow/new-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { parseWorkspace } from '../../../shared/flow/parse-workspace.ts';
import type { Workspace } from '../../../shared/flow/workspace.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const fixtures = '../../fixtures/workspaces/';

it('[F0] writes the online store example byte for byte', () => {
  const text = read('../../../shared/flow/online-store.hookflow.json');
  expect(formatWorkspace(parseWorkspace(text).workspace!)).toBe(text);
  expect(formatWorkspace(onlineStoreExample())).toBe(text);
});

describe('[F0] fixtures are canonical', () => {
  it.each(readdirSync(new URL(fixtures, import.meta.url)).filter((name) => name.endsWith('.hookflow.json')))(
    '%s',
    (name) => {
      const text = read(fixtures + name);
      expect(formatWorkspace(parseWorkspace(text).workspace!)).toBe(text);
    },
  );
});

it('[F0] an empty workspace', () => {
  expect(formatWorkspace(newWorkspace({ id: 'w', name: 'W', timeZone: 'UTC' }))).toBe(`{
  "format": "hookflow-workspace",
  "version": 1,
  "id": "w",
  "name": "W",
  "timeZone": "UTC",
  "events": [],
  "retiredEventIds": [],
  "triggers": [],
  "samples": [],
  "scenarios": [],
  "layout": {}
}
`);
});

/** The lines of `retiredEventIds`, a list of texts at indentation 2, which a comma follows. */
function retired(...ids: readonly string[]): readonly string[] {
  const workspace = { ...newWorkspace({ id: 'w', name: 'W', timeZone: 'UTC' }), retiredEventIds: ids };
  const lines = formatWorkspace(workspace).split('\n');
  return lines.slice(
    lines.findIndex((line) => line.includes('retiredEventIds')),
    lines.findIndex((line) => line.includes('"triggers"')),
  );
}

it('[F0] a list of scalars stays on one line up to 100 columns, its key and comma counted', () => {
  const rest = '  "retiredEventIds": ["", ""],'.length;
  const fits = retired('a'.repeat(100 - rest), '');
  expect(fits).toHaveLength(1);
  expect(fits[0]).toHaveLength(100);
  expect(retired('a'.repeat(101 - rest), '')).toEqual([
    '  "retiredEventIds": [',
    `    "${'a'.repeat(101 - rest)}",`,
    '    ""',
    '  ],',
  ]);
});

it('[F0] the last member needs no room for a comma', () => {
  const space = 100 - '      "e": { "x": 0, "y": 0, "z": "" }'.length;
  const place = (z: string) => ({ layout: { t: { e: { x: 0, y: 0, z } } } }) as unknown as Partial<Workspace>;
  const write = (z: string): string =>
    formatWorkspace({ ...newWorkspace({ id: 'w', name: 'W', timeZone: 'UTC' }), ...place(z) });
  expect(write('a'.repeat(space))).toContain('{ "x": 0, "y": 0, "z": "aaa');
  expect(write('a'.repeat(space + 1))).toContain('"e": {\n        "x": 0,\n        "y": 0,\n        "z": "aaa');
});

it('[F0] known keys stand in schema order, data and contact keep theirs, unknown keys come last', () => {
  const workspace = {
    later: { b: 1, a: 2 },
    ...onlineStoreExample(),
    samples: [
      {
        name: 'S',
        note: 'unknown',
        id: 's',
        occurrence: {
          data: { z: 1, a: 2 },
          contact: { zip: '1', city: 'A' },
          event: '30552',
          occurredAt: 'now',
          id: 'o',
        },
      },
    ],
  };
  const text = formatWorkspace(workspace);
  expect(text.indexOf('"later"')).toBeGreaterThan(text.indexOf('"layout"'));
  expect(text).toContain('"later": { "b": 1, "a": 2 }');
  expect(text).toContain(`    {
      "id": "s",
      "name": "S",
      "occurrence": {
        "id": "o",
        "event": "30552",
        "occurredAt": "now",
        "contact": { "zip": "1", "city": "A" },
        "data": { "z": 1, "a": 2 }
      },
      "note": "unknown"
    }`);
});

it('[F0] members that are undefined are not written', () => {
  const [trigger] = onlineStoreExample().triggers;
  const cleared = {
    ...trigger!,
    activeFrom: undefined,
    nodes: [{ id: 'c', kind: 'condition', name: undefined, condition: { match: 'all', of: [] } }],
  };
  const text = formatWorkspace({ ...onlineStoreExample(), triggers: [cleared as unknown as typeof trigger & object] });
  expect(text).not.toContain('undefined');
  expect(parseWorkspace(text).problems).toEqual([]);
});
