import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyCommand } from '../../shared/flow/apply-command.ts';
import type { MergeSide } from '../../shared/flow/merge-conflict.ts';
import { mergeWorkspaces, type Merge } from '../../shared/flow/merge-workspaces.ts';
import { newWorkspace } from '../../shared/flow/new-workspace.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { sameJson } from '../../shared/flow/same-json.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { faults } from './flow-faults.ts';
import { commandFor, impulse, type Impulse } from './flow-gestures.ts';
import { covers, fieldsOf, triggersById } from './merge-fields.ts';

const gestures = fc.array(impulse, { maxLength: 30, size: 'max' });
const sides = fc.infiniteStream(fc.constantFrom<MergeSide>('mine', 'theirs'));

function after(workspace: Workspace, sequence: readonly Impulse[]): Workspace {
  return sequence.reduce((before, step) => {
    const command = commandFor(before, step);
    return command === undefined ? before : applyCommand(before, command);
  }, workspace);
}

/** Chooses a side for each conflict, also for those that a choice brings up, until none is open. */
function settle(base: Workspace | undefined, mine: Workspace, theirs: Workspace, side: () => MergeSide): Merge {
  const choices = new Map<string, MergeSide>();
  for (let round = 0; round < 20; round += 1) {
    const merge = mergeWorkspaces(base, mine, theirs, choices);
    const open = merge.conflicts.filter(({ chosen }) => chosen === undefined);
    if (open.length === 0) return merge;
    for (const { id } of open) choices.set(id, side());
  }
  throw new Error('choosing never ends');
}

const start = fc.tuple(gestures, gestures, gestures).map(([before, mine, theirs]) => {
  const base = after(onlineStoreExample(), before);
  return { base, mine: after(base, mine), theirs: after(base, theirs) };
});

it('[P5] a one-sided edit is never lost, and what both changed is in a conflict or the same', () => {
  fc.assert(
    fc.property(start, sides, ({ base, mine, theirs }, choice) => {
      const { workspace, conflicts } = settle(base, mine, theirs, () => choice.next().value as MergeSide);
      const [b, m, t, w] = [base, mine, theirs, workspace].map(fieldsOf) as [Fields, Fields, Fields, Fields];
      for (const key of new Set([...b.keys(), ...m.keys(), ...t.keys(), ...w.keys()])) {
        const path = JSON.parse(key) as readonly string[];
        if (conflicts.some((conflict) => covers(conflict, path)) || isBack(workspace, path)) continue;
        const [was, ours, others] = [b.get(key), m.get(key), t.get(key)];
        const onlyTheirs = sameJson(was, ours);
        if (!onlyTheirs && !sameJson(was, others)) expect({ key, value: ours }).toEqual({ key, value: others });
        expect({ key, value: w.get(key) }).toEqual({ key, value: onlyTheirs ? others : ours });
      }
    }),
  );
});

/** An event that one side added is there, also where the other retired its id (H9). */
function isBack(workspace: Workspace, [list, id]: readonly string[]): boolean {
  return list === 'retired' && workspace.events.some((event) => event.id === id);
}

type Fields = ReturnType<typeof fieldsOf>;

it('[P5 F2 F3 H4] a merge is a sound document, whatever is chosen or not yet chosen', () => {
  fc.assert(
    fc.property(start, sides, ({ base, mine, theirs }, choice) => {
      const undecided = mergeWorkspaces(base, mine, theirs);
      expect(faults(undecided.workspace)).toEqual([]);
      expect(faults(settle(base, mine, theirs, () => choice.next().value as MergeSide).workspace)).toEqual([]);
      expect(faults(settle(undefined, mine, theirs, () => choice.next().value as MergeSide).workspace)).toEqual([]);
      const ids = undecided.conflicts.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

it('[P5] a side that changed nothing takes the other as it is', () => {
  fc.assert(
    fc.property(start, ({ base, mine, theirs }) => {
      expect(mergeWorkspaces(base, mine, base)).toEqual({ workspace: mine, conflicts: [] });
      expect(mergeWorkspaces(base, base, theirs)).toEqual({ workspace: theirs, conflicts: [] });
      expect(mergeWorkspaces(base, mine, mine)).toEqual({ workspace: mine, conflicts: [] });
    }),
  );
});

it('[P5] layout never conflicts: where one side moved a step it stays moved', () => {
  fc.assert(
    fc.property(start, ({ base, mine, theirs }) => {
      const { workspace, conflicts } = mergeWorkspaces(base, mine, theirs);
      expect(conflicts.filter(({ id }) => id.startsWith('["layout"'))).toEqual([]);
      for (const trigger of triggersById(workspace).values()) {
        for (const { id } of trigger.nodes) {
          const [was, ours, others, now] = [base, mine, theirs, workspace].map((each) => each.layout[trigger.id]?.[id]);
          if (ours !== undefined && !sameJson(was, ours)) expect(now).toEqual(ours);
          else if (others !== undefined) expect(now).toEqual(others);
        }
      }
    }),
  );
});

it('[P5] both sides see the same conflicts, and opposite choices make the same document, order aside', () => {
  fc.assert(
    fc.property(start, ({ base, mine, theirs }) => {
      const here = settle(base, mine, theirs, () => 'mine');
      const there = settle(base, theirs, mine, () => 'theirs');
      const ids = (merge: Merge) => merge.conflicts.map(({ id }) => id).sort();
      expect(ids(there)).toEqual(ids(here));
      expect(sorted(fieldsOf(there.workspace))).toEqual(sorted(fieldsOf(here.workspace)));
    }),
  );
});

it('[P5] without a common base both documents are whole in the merge', () => {
  const empty = newWorkspace({ id: 'w', name: 'Shop', timeZone: 'UTC' });
  fc.assert(
    fc.property(gestures, gestures, (ours, others) => {
      const mine = after(empty, ours);
      const theirs = after(empty, others);
      const { workspace, conflicts } = mergeWorkspaces(undefined, mine, theirs);
      const fields = fieldsOf(workspace);
      for (const side of [mine, theirs]) {
        for (const [key, value] of fieldsOf(side)) {
          const path = JSON.parse(key) as readonly string[];
          if (path[0] === 'retired' || conflicts.some((conflict) => covers(conflict, path))) continue;
          expect({ key, value: fields.get(key) }).toEqual({ key, value });
        }
      }
    }),
  );
});

function sorted(fields: Fields): readonly unknown[] {
  return [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
}
