import type { Json, JsonObject } from '../base/json.ts';
import { ok } from '../base/result.ts';
import type { ActionSpec } from '../program/program.ts';
import { prepareTexts, renderTexts } from './action-texts.ts';
import { changedContact } from './contact-change.ts';
import { raisedByChange } from './contact-difference.ts';
import type { PreparedAction } from './prepared-action.ts';

/** `updateContact`: changes in order, all or none (A3). Params are `{ changes: [{ field, change, before?, after? }] }`. */
export function prepareUpdate(spec: Extract<ActionSpec, { kind: 'updateContact' }>): PreparedAction['perform'] {
  const templates = prepareTexts(
    spec.changes.map(({ field, value }, index) => [`change ${index + 1} (${field})`, value, 'text'] as const),
  );
  return (view) => {
    const rendered = renderTexts(templates, view.scope);
    if (!rendered.ok) return rendered;
    const texts = [...rendered.value.texts.values()];
    let contact = view.contact;
    const changes: JsonObject[] = [];
    for (const [index, { field, change }] of spec.changes.entries()) {
      const changed = changedContact(contact, field, change, texts[index] ?? '');
      if (!changed.ok) return changed;
      changes.push({ field, change, ...valueOf('before', contact, field), ...valueOf('after', changed.value, field) });
      contact = changed.value;
    }
    const raised = raisedByChange(view.contact, contact);
    return ok({ params: { changes }, notes: rendered.value.notes, contact, raised });
  };
}

function valueOf(name: string, contact: JsonObject, field: string): JsonObject {
  return Object.hasOwn(contact, field) ? { [name]: contact[field] as Json } : {};
}
