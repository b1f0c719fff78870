import { beforeEach, describe, expect, it } from 'vitest';
import { newWorkspace } from '../../../../shared/flow/new-workspace.ts';
import {
  currentWorkspace,
  openDocument,
  undoGesture,
  useDocument,
} from '../../../../renderer/document/document-store.ts';
import { addNewTrigger } from '../../../../renderer/document/new-trigger.ts';

const empty = newWorkspace({ id: 'w', name: 'W', timeZone: 'UTC' });

describe('a new trigger', () => {
  beforeEach(() => openDocument(empty, { path: null, saved: empty }));

  it('[F2] starts with one event, still to be chosen, and is selected with it', () => {
    expect(addNewTrigger()).toBe('trigger');
    expect(currentWorkspace().triggers).toEqual([
      {
        id: 'trigger',
        name: 'New trigger',
        enabled: true,
        nodes: [{ id: 'event', kind: 'event', event: '' }],
        edges: [],
      },
    ]);
    expect(currentWorkspace().layout['trigger']).toEqual({ event: { x: 0, y: 0 } });
    expect(useDocument.getState().selection).toMatchObject({ trigger: 'trigger', nodes: ['event'] });
  });

  it('has an id and a name of its own, and is one undo entry', () => {
    addNewTrigger();
    addNewTrigger();
    expect(currentWorkspace().triggers.map(({ id, name }) => [id, name])).toEqual([
      ['trigger', 'New trigger'],
      ['trigger-2', 'New trigger 2'],
    ]);
    undoGesture();
    undoGesture();
    expect(currentWorkspace()).toBe(empty);
  });

  it('is not added to a document that is open read-only', () => {
    openDocument(empty, { path: null, saved: empty, readOnly: true });
    expect(addNewTrigger()).toBeUndefined();
    expect(currentWorkspace()).toBe(empty);
  });
});
