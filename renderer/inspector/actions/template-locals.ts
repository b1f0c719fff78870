import { itemCatalog, type Catalog, type FieldEntry } from '../fields/field-catalog.ts';

/** The names that a template has given itself where the caret is. */
interface Loop {
  readonly name: string;
  /** What an item of its list has: entries that begin with `item`. */
  readonly catalog: Catalog;
}

const TAG =
  /\{%-?\s*(?:(for)\s+([\w-]+)\s+in\s+([\w.[\]"' -]+?)|(endfor)|assign\s+([\w-]+)\s*=|capture\s+([\w-]+))(?=[\s|:]|-?%\}).*?%\}/g;
const LOOP_MEMBERS: readonly (readonly [string, number | boolean])[] = [
  ['index', 1],
  ['index0', 0],
  ['first', true],
  ['last', false],
  ['length', 2],
];

/** Fields by names that loops and assignments before the caret have given, with examples of the samples' first items. */
export function localFields(before: string, catalog: Catalog): readonly FieldEntry[] {
  const loops: Loop[] = [];
  const given = new Set<string>();
  for (const [, isFor, name, list, isEnd, assigned, captured] of before.matchAll(TAG)) {
    if (isFor !== undefined && name !== undefined && list !== undefined)
      loops.push(loopOver(name, list, catalog, loops));
    else if (isEnd !== undefined) loops.pop();
    else given.add(assigned ?? captured ?? '');
  }
  const inner = loops
    .toReversed()
    .flatMap(({ name, catalog: inside }) =>
      inside.entries
        .filter(({ path }) => path === 'item' || /^item[.[]/.test(path))
        .map((entry) => ({ ...entry, path: name + entry.path.slice('item'.length) })),
    );
  const counters = loops.length === 0 ? [] : LOOP_MEMBERS.map(([member, example]) => counter(member, example));
  return [...inner, ...[...given].map((path) => ({ path, types: [] })), ...counters];
}

function loopOver(name: string, list: string, catalog: Catalog, loops: readonly Loop[]): Loop {
  const outer = loops.findLast((loop) => list === loop.name || list.startsWith(`${loop.name}.`));
  if (outer === undefined) return { name, catalog: itemCatalog(catalog, list) };
  return { name, catalog: itemCatalog(outer.catalog, `item${list.slice(outer.name.length)}`) };
}

function counter(member: string, example: number | boolean): FieldEntry {
  return { path: `forloop.${member}`, types: [typeof example === 'number' ? 'number' : 'boolean'], example };
}
