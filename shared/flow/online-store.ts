import example from './online-store.hookflow.json' with { type: 'json' };
import { Workspace } from './workspace.ts';

/** The guide's own online store: Add to cart, Purchase, a thank-you e-mail, an alert to the sales team. */
export function onlineStoreExample(): Workspace {
  return Workspace.parse(example);
}
