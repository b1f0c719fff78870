import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import { anyWorkspace } from './flow-arbitraries.ts';

it('[F0] reading what was written gives the same document, unknown and __proto__ keys included', () => {
  fc.assert(
    fc.property(anyWorkspace, (workspace) => {
      const read = parseWorkspace(formatWorkspace(workspace));
      expect(read.problems.filter((problem) => problem.code !== 'file.unknownKey')).toEqual([]);
      expect(canonicalJson(read.workspace)).toBe(canonicalJson(workspace));
    }),
  );
});

it('[F0] the canonical text is a fixed point and fits its columns', () => {
  fc.assert(
    fc.property(anyWorkspace, (workspace) => {
      const text = formatWorkspace(workspace);
      expect(text.endsWith('}\n')).toBe(true);
      const { workspace: read } = parseWorkspace(text);
      expect(read && formatWorkspace(read)).toBe(text);
      const long = text.split('\n').filter((line) => line.length > 100);
      // Only a line with a single scalar may be longer.
      for (const line of long) expect(line).toMatch(/^ *(?:"(?:[^"\\]|\\.)*": )?(?:"(?:[^"\\]|\\.)*"|[^{["]*),?$/);
    }),
  );
});

it('[F0] the order of keys in memory does not matter', () => {
  fc.assert(
    fc.property(anyWorkspace, (workspace) => {
      const { format, ...rest } = workspace;
      expect(formatWorkspace({ ...rest, format })).toBe(formatWorkspace(workspace));
    }),
  );
});

it('[C9] reading never throws and never touches Object.prototype', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '"__proto__"',
    '"a"',
    '1',
    'null',
    '//',
    '\u0000',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((list) => list.join('')),
      ),
      (text) => {
        const { workspace, problems } = parseWorkspace(text);
        expect(workspace).toBeUndefined();
        expect(problems.length).toBeGreaterThan(0);
        expect(Object.keys(Object.prototype)).toEqual([]);
      },
    ),
  );
});
