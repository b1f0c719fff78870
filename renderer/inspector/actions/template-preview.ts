import type { Result } from '../../../shared/base/result.ts';
import { scopeOf } from '../../../shared/engine/scope.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import { compileTemplate, type Rendered } from '../../../shared/program/template.ts';
import type { TemplateProblem } from '../../../shared/program/template-problem.ts';
import type { TemplatePlace } from '../../../shared/program/template-escape.ts';

/** A template as the engine renders it for this occurrence; the error is why it cannot be rendered, undefined why it cannot be read (E8). */
export function previewTemplate(
  source: string,
  place: TemplatePlace,
  occurrence: Occurrence,
  timeZone: string,
): Result<Rendered, TemplateProblem> | undefined {
  const template = compileTemplate(source, place);
  if (!template.ok) return undefined;
  const {
    event,
    contact,
    occurrence: itself,
    now,
  } = scopeOf(occurrence, occurrence.contact, Date.parse(occurrence.occurredAt));
  return template.value.trial({ event, contact, occurrence: itself, now, timeZone });
}

/** Whether a text says something else once it is rendered. */
export function hasTemplate(source: string): boolean {
  return source.includes('{{') || source.includes('{%');
}
