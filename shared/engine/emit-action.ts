import { ok } from '../base/result.ts';
import type { ActionSpec } from '../program/program.ts';
import { prepareTexts, renderTexts } from './action-texts.ts';
import type { PreparedAction } from './prepared-action.ts';

/**
 * `emitEvent`: raises an event with its data (E9). Members that are strings are templates; others are taken as they are.
 * Params are `{ event, data }`; the evaluation adds the caused occurrence's id.
 */
export function prepareEmit(spec: Extract<ActionSpec, { kind: 'emitEvent' }>): PreparedAction['perform'] {
  const templates = prepareTexts(
    Object.entries(spec.data).map(
      ([name, value]) => [name, typeof value === 'string' ? value : undefined, 'text'] as const,
    ),
  );
  return (view) => {
    const rendered = renderTexts(templates, view.scope);
    if (!rendered.ok) return rendered;
    const data = Object.fromEntries(
      Object.entries(spec.data).map(([name, value]) => [name, rendered.value.texts.get(name) ?? value]),
    );
    const raised = [{ event: spec.event, data }];
    return ok({ params: { event: spec.event, data }, notes: rendered.value.notes, contact: view.contact, raised });
  };
}
