import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '../../shared/compiler/compile.ts';
import { applyCommand } from '../../shared/flow/apply-command.ts';
import { commandLabel } from '../../shared/flow/command-label.ts';
import { diffWorkspaces } from '../../shared/flow/diff-workspaces.ts';
import { record, redo, startHistory, undo } from '../../shared/flow/history.ts';
import { onlineStoreExample } from '../../shared/flow/online-store.ts';
import { sameJson } from '../../shared/flow/same-json.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { programHash } from '../../shared/program/program-hash.ts';
import { faults } from './flow-faults.ts';
import { commandFor, impulse } from './flow-gestures.ts';

const gestures = fc.array(
  fc.oneof({ weight: 6, arbitrary: impulse }, { weight: 1, arbitrary: fc.constantFrom('undo', 'redo') }),
  {
    maxLength: 60,
    size: 'max',
  },
);

it('[F2 F3 F5] no sequence of gestures, undo and redo makes a broken flow or a stray position', () => {
  fc.assert(
    fc.property(gestures, (sequence) => {
      let history = startHistory(onlineStoreExample());
      for (const step of sequence) {
        if (step === 'undo') history = undo(history);
        else if (step === 'redo') history = redo(history);
        else {
          const command = commandFor(history.present, step);
          if (command === undefined) continue;
          history = record(history, applyCommand(history.present, command), commandLabel(history.present, command));
        }
        expect(faults(history.present)).toEqual([]);
      }
    }),
    { numRuns: 1_000 },
  );
});

it('undo of everything is the very start, redo of everything the very end', () => {
  fc.assert(
    fc.property(gestures, (sequence) => {
      const start = onlineStoreExample();
      let history = startHistory(start);
      for (const step of sequence) {
        if (typeof step === 'string') continue;
        const command = commandFor(history.present, step);
        if (command === undefined) continue;
        const label = commandLabel(history.present, command);
        expect(label).toMatch(/^\p{Lu}/u);
        history = record(history, applyCommand(history.present, command), label);
      }
      const end = history.present;
      const frozen = JSON.stringify(end);
      while (history.past.length > 0) history = undo(history);
      expect(history.present).toBe(start);
      expect(start).toEqual(onlineStoreExample());
      while (history.future.length > 0) history = redo(history);
      expect(history.present).toBe(end);
      expect(JSON.stringify(end)).toBe(frozen);
    }),
    { numRuns: 1_000 },
  );
});

it('a gesture without effect keeps the workspace, one with effect shows in the diff, and untouched triggers keep their identity', () => {
  fc.assert(
    fc.property(gestures, (sequence) => {
      let workspace = onlineStoreExample();
      for (const step of sequence) {
        const command = typeof step === 'string' ? undefined : commandFor(workspace, step);
        if (command === undefined) continue;
        const next = applyCommand(workspace, command);
        if (next === workspace) expect(diffWorkspaces(workspace, next)).toEqual([]);
        else {
          expect(sameJson(next, workspace)).toBe(false);
          expect(diffWorkspaces(workspace, next)).not.toEqual([]);
        }
        const touched = 'trigger' in command && typeof command.trigger === 'string' ? command.trigger : undefined;
        for (const trigger of next.triggers) {
          const before = workspace.triggers.find((other) => other.id === trigger.id);
          if (before === undefined || trigger.id === touched) continue;
          const renames = command.kind === 'changeEventId' || command.kind === 'removeEvent';
          if (renames && !sameJson(before, trigger)) continue;
          expect(trigger).toBe(before);
        }
        workspace = next;
      }
    }),
  );
});

it('[F5] names, positions, notes, samples and tests never reach the program', () => {
  fc.assert(
    fc.property(gestures, fc.string(), (sequence, word) => {
      let workspace = onlineStoreExample();
      for (const step of sequence) {
        const command = typeof step === 'string' ? undefined : commandFor(workspace, step);
        if (command !== undefined) workspace = applyCommand(workspace, command);
      }
      const moved: Workspace = {
        ...workspace,
        name: word,
        samples: [],
        scenarios: [{ id: 'x', name: word }],
        layout: {},
        retiredEventIds: [word],
        triggers: workspace.triggers.map((trigger) => ({
          ...trigger,
          name: word,
          edges: [...trigger.edges].reverse(),
          nodes: [
            { id: 'a note', kind: 'note', text: word },
            ...trigger.nodes.map((node) =>
              node.kind === 'event' || node.kind === 'note' ? node : { ...node, name: word },
            ),
          ],
        })),
      };
      expect(programHash(compile(moved).program)).toBe(programHash(compile(workspace).program));
      expect(compile(moved).blocked).toEqual(compile(workspace).blocked);
    }),
  );
});
