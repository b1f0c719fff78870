import { describe, expect, it } from 'vitest';
import { behaviourDifferences } from '../../../shared/analysis/behaviour-differences.ts';
import { compile } from '../../../shared/compiler/compile.ts';
import { applyCommand } from '../../../shared/flow/apply-command.ts';
import type { Command } from '../../../shared/flow/command.ts';
import { onlineStoreExample } from '../../../shared/flow/online-store.ts';

const example = onlineStoreExample();
const samples = example.samples.map(({ occurrence }) => occurrence);
const programAfter = (command: Command) => compile(applyCommand(example, command)).program;
const { program } = compile(example);

describe('[E1] what behaves differently between two programs', () => {
  it('is nothing between equal programs', () => {
    expect(behaviourDifferences(program, program, samples)).toEqual([]);
    expect(behaviourDifferences(program, programAfter({ kind: 'renameWorkspace', name: 'Shop' }), samples)).toEqual([]);
  });

  it('names the trigger that fires no more and the actions it requested', () => {
    const off = programAfter({ kind: 'updateTrigger', trigger: 'big-order-austin', change: { enabled: false } });
    const [difference] = behaviourDifferences(program, off, samples);
    expect(difference).toMatchObject({ firesNow: [], firesNoMore: ['big-order-austin'], requestedAfter: [] });
    expect(difference!.requestedBefore.map(({ kind }) => kind)).toEqual(['notifyTeam', 'updateContact']);
    const [back] = behaviourDifferences(off, program, samples);
    expect(back).toMatchObject({ firesNow: ['big-order-austin'], firesNoMore: [] });
  });

  it('shows both sides of an action whose parameters differ', () => {
    const trigger = example.triggers.find(({ id }) => id === 'thank-you')!;
    const node = trigger.nodes.find(({ id }) => id === 'thank')!;
    if (node.kind !== 'action' || node.action.kind !== 'sendEmail') throw new Error('the example has changed');
    const changed = programAfter({
      kind: 'replaceNode',
      trigger: 'thank-you',
      node: { ...node, action: { ...node.action, subject: 'Thanks' } },
    });
    const [difference] = behaviourDifferences(program, changed, samples);
    expect(difference!.firesNow).toEqual([]);
    expect(difference!.requestedBefore[0]!.params).toMatchObject({ subject: 'Thank you, Ada' });
    expect(difference!.requestedAfter[0]!.params).toMatchObject({ subject: 'Thanks' });
  });
});
