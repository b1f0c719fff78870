import { expect, it } from 'vitest';
import type { TextProblem } from '../../../shared/base/problem.ts';
import { formatWorkspace } from '../../../shared/flow/format-workspace.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';
import { parseWorkspace } from '../../../shared/flow/parse-workspace.ts';

const example = formatWorkspace(onlineStoreExample());

/** The text that a problem marks. */
function marked(text: string, { line, column, endLine, endColumn }: TextProblem): string {
  const lines = text.split('\n').slice(line - 1, endLine);
  return lines
    .map((each, index) =>
      each.slice(index === 0 ? column - 1 : 0, index === lines.length - 1 ? endColumn - 1 : undefined),
    )
    .join('\n');
}

function replaced(find: string, by: string): string {
  expect(example.split(find).length).toBeGreaterThan(1);
  return example.replace(find, () => by);
}

it('[F0] opens the example without a word', () => {
  expect(parseWorkspace(example)).toEqual({ workspace: onlineStoreExample(), problems: [] });
});

const refused: readonly (readonly [name: string, text: string, code: string, pointer: string, marks: string])[] = [
  ['nothing', '', 'file.empty', '', ''],
  ['blanks', ' \n', 'file.empty', '', ' \n'],
  ['a trailing comma', replaced('"UTC",\n  "events": [', '"UTC",\n  "events": [,'), 'file.syntax', '', ','],
  ['a byte order mark', `\uFEFF${example}`, 'file.syntax', '', '\uFEFF'],
  [
    'a merge conflict',
    replaced('  "timeZone"', '<<<<<<< mine\n=======\n>>>>>>> theirs\n  "timeZone"'),
    'file.syntax',
    '',
    '<<<<<<< mine',
  ],
  ['a comment', `// hello\n${example}`, 'file.syntax', '', '// hello'],
  ['a raw control character', replaced('Online store', 'Online\tstore'), 'file.syntax', '', '"Online\tstore"'],
  ['another kind of file', '{ "name": "thing" }', 'file.notWorkspace', '', '{ "name": "thing" }'],
  ['an events array', '[]', 'file.notWorkspace', '', '[]'],
  ['a bare value', 'null', 'file.notWorkspace', '', 'null'],
  [
    'a repeated key',
    replaced('"enabled": true,', '"enabled": true, "enabled": false,'),
    'file.duplicateKey',
    '/triggers/0/enabled',
    '"enabled"',
  ],
  [
    'a number past 2^53',
    replaced('"points": 95', '"points": 12345678901234567890'),
    'file.number',
    '/samples/0/occurrence/contact/points',
    '12345678901234567890',
  ],
  [
    'a number without end',
    replaced('"points": 95', '"points": 1e999'),
    'file.number',
    '/samples/0/occurrence/contact/points',
    '1e999',
  ],
  [
    'half a character',
    replaced('"Kettle"', '"\\ud83d"'),
    'file.loneSurrogate',
    '/samples/0/occurrence/data/items/0/name',
    '"\\ud83d"',
  ],
  ['a wrong type', replaced('"enabled": true', '"enabled": "yes"'), 'file.type', '/triggers/0/enabled', '"yes"'],
  ['a wrong list', replaced('"retiredEventIds": []', '"retiredEventIds": {}'), 'file.type', '/retiredEventIds', '{}'],
  [
    'a missing key',
    replaced('  "timeZone": "UTC",\n', ''),
    'file.missingKey',
    '',
    replaced('  "timeZone": "UTC",\n', '').trimEnd(),
  ],
  ['a version that never was', replaced('"version": 1', '"version": 0'), 'file.value', '/version', '0'],
  [
    'an unknown kind of node',
    replaced('"kind": "event"', '"kind": "evnt"'),
    'file.value',
    '/triggers/0/nodes/0/kind',
    '"evnt"',
  ],
  [
    'an unknown kind of action',
    replaced('"kind": "sendEmail"', '"kind": "sendFax"'),
    'file.value',
    '/triggers/0/nodes/1/action/kind',
    '"sendFax"',
  ],
  [
    'an unknown match',
    replaced('"match": "all"', '"match": "most"'),
    'file.value',
    '/triggers/1/nodes/1/condition/match',
    '"most"',
  ],
  [
    'a rule without operator',
    replaced(
      '{ "field": "event.total", "operator": "atLeast", "value": 100 }',
      '{ "field": "event.total", "value": 100 }',
    ),
    'file.missingKey',
    '/triggers/1/nodes/1/condition/of/1',
    '{ "field": "event.total", "value": 100 }',
  ],
  [
    'a text as a rule',
    replaced('{ "field": "event.total", "operator": "atLeast", "value": 100 }', '"total"'),
    'file.type',
    '/triggers/1/nodes/1/condition/of/1',
    '"total"',
  ],
];

it.each(refused)('[F0 H5] refuses %s at its place', (_name, text, code, pointer, marks) => {
  const { workspace, problems, readOnly } = parseWorkspace(text);
  expect(workspace).toBeUndefined();
  expect(readOnly).toBeUndefined();
  expect(problems.map((problem) => [problem.code, problem.pointer, problem.severity])).toEqual([
    [code, pointer, 'error'],
  ]);
  const [problem] = problems;
  expect(marked(text, problem!)).toBe(marks);
  expect(problem!.message).toMatch(/\.$/);
});

it('[F0] problems inside nested groups and item tests are those of the member that was meant', () => {
  const condition = {
    match: 'all',
    of: [
      {
        match: 'any',
        of: [{ items: 'event.items', match: 'any', where: { match: 'all', of: [{ field: 3, operator: 'equals' }] } }],
      },
    ],
  };
  const workspace = onlineStoreExample();
  const text = formatWorkspace(workspace).replace(
    /"condition": \{[\s\S]*?\n {10}\}/,
    `"condition": ${JSON.stringify(condition)}`,
  );
  expect(parseWorkspace(text).problems).toMatchObject([
    {
      code: 'file.type',
      pointer: '/triggers/1/nodes/1/condition/of/0/of/0/where/of/0/field',
      message: '“field” must be a text in quotes.',
    },
  ]);
});

it('[F0] tells all problems at once', () => {
  const text = replaced('"enabled": true', '"enabled": 1')
    .replace('"match": "all"', '"match": "most"')
    .replace('"timeZone"', '"timezone"');
  expect(
    parseWorkspace(text)
      .problems.map((problem) => problem.code)
      .sort(),
  ).toEqual(['file.missingKey', 'file.type', 'file.unknownKey', 'file.value']);
});

it('[F0] unknown keys are warnings at the key, and are kept when saved', () => {
  const text = replaced('"ignoreCase": true', '"ignoreCase": true, "weight": 3').replace(
    '"x": 0, "y": 0',
    '"x": 0, "y": 0, "z": 1',
  );
  const { workspace, problems } = parseWorkspace(text);
  expect(problems.map(({ code, severity, pointer }) => [code, severity, pointer])).toEqual([
    ['file.unknownKey', 'warning', '/triggers/1/nodes/1/condition/of/0/weight'],
    ['file.unknownKey', 'warning', '/layout/thank-you/event/z'],
  ]);
  expect(problems.map((problem) => marked(text, problem))).toEqual(['"weight"', '"z"']);
  const saved = formatWorkspace(workspace!);
  expect(saved).toContain('"ignoreCase": true,\n                "weight": 3');
  expect(saved).toContain('"event": { "x": 0, "y": 0, "z": 1 }');
});

it('[F0] a __proto__ key is an unknown key like any other', () => {
  const text = replaced('"enabled": true,', '"enabled": true, "__proto__": { "polluted": true },');
  const { workspace, problems } = parseWorkspace(text);
  expect(problems).toMatchObject([{ code: 'file.unknownKey', pointer: '/triggers/0/__proto__' }]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect((workspace!.triggers[0] as unknown as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(formatWorkspace(workspace!)).toContain('"__proto__": { "polluted": true }');
});

it('[F0] a newer format opens read-only, or says why it cannot', () => {
  const readable = replaced('"version": 1', '"version": 2').replace(
    '"enabled": true',
    '"enabled": true, "priority": 3',
  );
  expect(parseWorkspace(readable)).toMatchObject({
    readOnly: true,
    workspace: { name: 'Online store' },
    problems: [{ code: 'file.newerVersion', severity: 'warning', pointer: '/version' }],
  });
  const unreadable = readable.replace('"kind": "event"', '"kind": "schedule"');
  const result = parseWorkspace(unreadable);
  expect(result).toMatchObject({ readOnly: true, problems: [{ code: 'file.newerVersion', severity: 'error' }] });
  expect(result.workspace).toBeUndefined();
});

it('[F4] an unfinished flow is no problem of the file', () => {
  const text = replaced('"event": "30552" }', '"event": "" }')
    .replace('"field": "contact.city"', '"field": ""')
    .replace(', "value": 100', '')
    .replace('"operator": "equals"', '"operator": "someday"');
  expect(parseWorkspace(text).problems).toEqual([]);
});

it('[O4] an occurrence of 64 levels can be kept as a sample; a file of 257 levels is refused before it is parsed', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  expect(parseWorkspace(replaced('"total": 129.5', `"total": ${nested(64)}`)).problems).toEqual([]);
  const deep = parseWorkspace(nested(257));
  expect(deep.problems).toMatchObject([{ code: 'file.tooDeep', line: 1, column: 257, endColumn: 258 }]);
  expect(parseWorkspace(nested(100_000)).problems).toMatchObject([{ code: 'file.tooDeep' }]);
});

it('[C1] conditions nest as deep as a file may', () => {
  const group = (depth: number): string =>
    depth === 0 ? '{ "match": "all", "of": [] }' : `{ "match": "all", "of": [${group(depth - 1)}] }`;
  const text = example.replace(/"condition": \{[\s\S]*?\n {10}\}/, `"condition": ${group(120)}`);
  const { workspace, problems } = parseWorkspace(text);
  expect(problems).toEqual([]);
  expect(parseWorkspace(formatWorkspace(workspace!)).workspace).toEqual(workspace);
});

it('[O4] brackets inside texts do not count as nesting', () => {
  expect(parseWorkspace(replaced('"Kettle"', JSON.stringify(`"${'['.repeat(300)}`))).problems).toEqual([]);
});
