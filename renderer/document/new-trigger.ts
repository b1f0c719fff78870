import { announce } from '../ui/announce.tsx';
import { currentWorkspace, dispatch, selectElements, selectTrigger, useDocument } from './document-store.ts';
import { freshId } from './fresh-id.ts';

/** Adds a trigger that starts with an event still to be chosen, selects both, and returns its id; undefined when read-only. */
export function addNewTrigger(): string | undefined {
  const { triggers } = currentWorkspace();
  const names = new Set(triggers.map((trigger) => trigger.name));
  let name = 'New trigger';
  for (let n = 2; names.has(name); n += 1) name = `New trigger ${n}`;
  const id = freshId(
    'trigger',
    triggers.map((trigger) => trigger.id),
  );
  dispatch({
    kind: 'addTrigger',
    trigger: { id, name, enabled: true, nodes: [{ id: 'event', kind: 'event', event: '' }], edges: [] },
    layout: { event: { x: 0, y: 0 } },
  });
  if (useDocument.getState().document?.readOnly) return undefined;
  selectTrigger(id);
  selectElements(['event']);
  announce(`${name} added. Choose the event that starts it.`);
  return id;
}
