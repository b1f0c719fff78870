import { beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../../../../shared/compiler/compile.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import { triggerOf } from '../../../../shared/flow/workspace.ts';
import {
  addStep,
  currentOutput,
  placeAfter,
  STEP_NAMES,
  type StepKind,
} from '../../../../renderer/document/add-step.ts';
import {
  currentWorkspace,
  openDocument,
  selectTrigger,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { freshId, slug } from '../../../../renderer/document/fresh-id.ts';

const trigger = () => triggerOf(currentWorkspace(), 'big-order-austin')!;

describe('adding a step', () => {
  beforeEach(() => {
    const workspace = onlineStoreExample();
    openDocument(workspace, { path: null, saved: workspace });
    selectTrigger('big-order-austin');
  });

  it('continues the first free output of what is selected', () => {
    expect(currentOutput(trigger(), ['austin'])).toEqual({ from: 'austin', port: 'no' });
    expect(currentOutput(trigger(), [])).toEqual({ from: 'event', port: 'out' });
  });

  it('connects, places and selects the new step in one undo entry', () => {
    const id = addStep('sendSms', { after: { from: 'austin', port: 'no' } })!;
    expect(trigger().edges).toContainEqual({ from: 'austin', port: 'no', to: id });
    expect(useDocument.getState().selection.nodes).toEqual([id]);
    expect(useDocument.getState().document!.history.past).toHaveLength(1);
  });

  it('stands free of the nodes that are there', () => {
    const place = placeAfter(currentWorkspace(), trigger(), 'event');
    const others = Object.values(currentWorkspace().layout['big-order-austin']!);
    for (const other of others) {
      expect(Math.abs(other.x - place.x) >= 256 || Math.abs(other.y - place.y) >= 180).toBe(true);
    }
  });

  it.each(Object.keys(STEP_NAMES) as StepKind[])('[F4] a new %s is a legal, unfinished document', (kind) => {
    const before = compile(currentWorkspace()).problems.length;
    const id = addStep(kind)!;
    expect(trigger().nodes.some((node) => node.id === id)).toBe(true);
    const problems = compile(currentWorkspace()).problems;
    expect(problems.every(({ code }) => !code.startsWith('file.'))).toBe(true);
    if (kind !== 'note') expect(problems.length).toBeGreaterThan(before);
  });
});

it('makes readable ids', () => {
  expect(freshId('email', ['email', 'email-2'])).toBe('email-3');
  expect(slug('Größe über 100 %', 'trigger')).toBe('groe-uber-100');
  expect(slug('注文', 'trigger')).toBe('trigger');
});
