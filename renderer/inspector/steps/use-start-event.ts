import { eventNodeOf, type EventNode } from '../../../shared/flow/trigger.ts';
import { triggerOf } from '../../../shared/flow/workspace.ts';
import { useDocument } from '../../document/document-store.ts';

/** The step that starts a trigger; undefined for one that only a file can hold. */
export function useStartEvent(trigger: string): EventNode | undefined {
  return useDocument(({ document }) => {
    const found = document === null ? undefined : triggerOf(document.history.present, trigger);
    return found && eventNodeOf(found);
  });
}
