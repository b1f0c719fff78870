import { err, ok, type Result } from '../base/result.ts';
import { compileTemplate, type CompiledTemplate, type TemplateScope } from '../program/template.ts';
import type { TemplatePlace } from '../program/template-escape.ts';
import type { ActionError } from './trace.ts';

/** Named templates of one action, each parsed once, when it is first rendered; one that does not parse fails then. */
export type ActionTexts = ReadonlyMap<string, () => Result<CompiledTemplate, string>>;

export interface RenderedTexts {
  readonly texts: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

/** Parameters that are absent have no template. */
export function prepareTexts(
  sources: Iterable<readonly [name: string, source: string | undefined, place: TemplatePlace]>,
): ActionTexts {
  const texts = new Map<string, () => Result<CompiledTemplate, string>>();
  for (const [name, source, place] of sources) {
    if (source !== undefined) texts.set(name, parsedOnce(source, place));
  }
  return texts;
}

function parsedOnce(source: string, place: TemplatePlace): () => Result<CompiledTemplate, string> {
  let parsed: Result<CompiledTemplate, string> | undefined;
  return () => (parsed ??= compileTemplate(source, place));
}

/** Renders all of them, or says which one failed and why (E8). */
export function renderTexts(templates: ActionTexts, scope: TemplateScope): Result<RenderedTexts, ActionError> {
  const texts = new Map<string, string>();
  const notes: string[] = [];
  for (const [name, template] of templates) {
    const parsed = template();
    const rendered = parsed.ok ? parsed.value.render(scope) : parsed;
    if (!rendered.ok) return err({ code: 'action.template', message: `${name}: ${rendered.error}` });
    texts.set(name, rendered.value.text);
    for (const note of rendered.value.notes) if (!notes.includes(note)) notes.push(note);
  }
  return ok({ texts, notes });
}
