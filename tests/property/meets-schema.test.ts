import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../../shared/base/json.ts';
import { meetsSchema } from '../../shared/flow/meets-schema.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { Workspace } from '../../shared/flow/workspace.ts';
import { anyWorkspace } from './flow-arbitraries.ts';

/** Every place of a value at which something could be put instead, deepest last. */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => placesOf(member, [...path, key]))];
}

type Change = 'replace' | 'remove' | 'add';

/** A copy with one change at a place. */
function changed(value: unknown, [key, ...rest]: readonly string[], change: Change, by: Json): unknown {
  if (key === undefined) {
    if (change !== 'add' || typeof value !== 'object' || value === null) return by;
    return Array.isArray(value) ? [...(value as readonly unknown[]), by] : { ...value, kind: by };
  }
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as readonly unknown[])]
    : { ...(value as Record<string, unknown>) };
  const members = copy as Record<string, unknown>;
  if (rest.length === 0 && change === 'remove' && !Array.isArray(copy)) delete members[key];
  else members[key] = changed(members[key], rest, change, by);
  return copy;
}

const replacement = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, '', 'event', 'all', [], {}, { of: [], match: 'any' }, ['x'], { items: 'a' }),
  fc.jsonValue().map((value) => value as Json),
);

it('[F0] a document passes at a glance just where the schema takes it, whatever one change made of it', () => {
  const seen = { met: 0, not: 0 };
  const workspaces = fc.oneof(anyWorkspace, fc.constant(onlineStoreExample()));
  const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom<Change>('replace', 'remove', 'add'), replacement), {
    minLength: 0,
    maxLength: 2,
  });
  fc.assert(
    fc.property(workspaces, changes, (workspace, all) => {
      const made = all.reduce<unknown>((value, [pick, change, by]) => {
        const places = placesOf(value);
        return changed(value, places[pick % places.length] ?? [], change, by);
      }, workspace);
      const value = JSON.parse(JSON.stringify(made)) as Json;
      if (JSON.stringify(value).includes('__proto__')) return;
      const { success } = Workspace.safeParse(value);
      seen[success ? 'met' : 'not'] += 1;
      expect(meetsSchema(value, Workspace)).toBe(success);
    }),
    { numRuns: 600 },
  );
  expect(seen.met).toBeGreaterThan(30);
  expect(seen.not).toBeGreaterThan(30);
});
