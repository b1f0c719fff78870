import { beforeEach, describe, expect, it } from 'vitest';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import {
  currentWorkspace,
  dispatch,
  markSaved,
  openDocument,
  redoGesture,
  selectElements,
  selectTrigger,
  undoGesture,
  useDocument,
} from '../../../../renderer/document/document-store.ts';

const history = () => useDocument.getState().document!.history;

describe('the open document', () => {
  beforeEach(() => {
    const workspace = onlineStoreExample();
    openDocument(workspace, { path: null, saved: workspace });
  });

  it('selects the first trigger when it opens', () => {
    expect(useDocument.getState().selection.trigger).toBe('thank-you');
  });

  it('records one labelled entry a gesture and undoes to the very same object', () => {
    const before = currentWorkspace();
    dispatch({ kind: 'renameWorkspace', name: 'Shop' });
    expect(currentWorkspace().name).toBe('Shop');
    expect(history().past).toHaveLength(1);
    expect(history().past[0]!.label).toContain('Shop');
    undoGesture();
    expect(currentWorkspace()).toBe(before);
    redoGesture();
    expect(currentWorkspace().name).toBe('Shop');
  });

  it('keeps the keys typed into one field in one entry', () => {
    for (const name of ['S', 'Sh', 'Sho']) dispatch({ kind: 'renameWorkspace', name }, 'typing-1');
    expect(history().past).toHaveLength(1);
    dispatch({ kind: 'renameWorkspace', name: 'Shop' }, 'typing-2');
    expect(history().past).toHaveLength(2);
  });

  it('records nothing when nothing changed', () => {
    dispatch({ kind: 'renameWorkspace', name: currentWorkspace().name });
    expect(history().past).toHaveLength(0);
  });

  it('changes nothing in a read-only document', () => {
    const workspace = onlineStoreExample();
    openDocument(workspace, { path: '/a', saved: workspace, readOnly: true });
    dispatch({ kind: 'renameWorkspace', name: 'Shop' });
    expect(currentWorkspace()).toBe(workspace);
  });

  it('is dirty exactly while it differs from what was saved', () => {
    dispatch({ kind: 'renameWorkspace', name: 'Shop' });
    expect(currentWorkspace()).not.toBe(useDocument.getState().document!.saved);
    markSaved(currentWorkspace(), '/shop.hookflow.json');
    expect(currentWorkspace()).toBe(useDocument.getState().document!.saved);
    undoGesture();
    expect(currentWorkspace()).not.toBe(useDocument.getState().document!.saved);
  });

  it('drops from the selection what an undo takes away', () => {
    selectTrigger('big-order-austin');
    dispatch({
      kind: 'addNode',
      trigger: 'big-order-austin',
      node: { id: 'note', kind: 'note', text: '' },
      at: { x: 0, y: 400 },
    });
    selectElements(['note', 'austin']);
    undoGesture();
    expect(useDocument.getState().selection).toMatchObject({ trigger: 'big-order-austin', nodes: ['austin'] });
  });
});
