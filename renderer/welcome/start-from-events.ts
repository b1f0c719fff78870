import { useDocument } from '../document/document-store.ts';
import { newDocument } from '../document/file-actions.ts';
import { showDock } from '../frame/layout-store.ts';

/** A new workspace with the Events JSON editor open to paste into. */
export async function startFromEvents(): Promise<void> {
  await newDocument();
  if (useDocument.getState().document) showDock('events');
}
