import { Liquid, toValueSync, type Template } from 'liquidjs';
import type { JsonObject } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { TemplateContext, runOf } from './template-context.ts';
import { formatDate } from './template-date.ts';
import { escapeFor, textOf, type TemplatePlace } from './template-escape.ts';
import { refuseLeftovers } from './template-expression.ts';
import { fieldsOf, type TemplateField } from './template-fields.ts';
import { filtersFor } from './template-filters.ts';
import { refuseNesting } from './template-nesting.ts';
import { placedReason, problemOf, type TemplateProblem } from './template-problem.ts';
import { TEMPLATE_LIMITS, TemplateRun, type TemplateClock } from './template-run.ts';
import { CountingEmitter, registerTags } from './template-tags.ts';
import { wellFormedText } from './well-formed.ts';

/** What a template sees: `event`, `contact`, `occurrence`, and the clock's `now` as an RFC 3339 time. */
export interface TemplateScope extends TemplateClock {
  readonly event: JsonObject;
  readonly contact: JsonObject;
  readonly occurrence: JsonObject;
}

export interface Rendered {
  readonly text: string;
  /** In words, one for each missing value that was written. */
  readonly notes: readonly string[];
}

/** A parsed template for one place; rendering never throws (E8, C9): the error is a sentence. */
export interface CompiledTemplate {
  render(scope: TemplateScope): Result<Rendered, string>;
  /** Like `render`; the error has its place in the source. */
  trial(scope: TemplateScope): Result<Rendered, TemplateProblem>;
}

/** As many problems of one template as are told. */
const MOST_PROBLEMS = 5;
const XML_TIME = '%Y-%m-%dT%H:%M:%S%:z';
const set = new Map<TemplatePlace, Liquid>();

/** The one Liquid set-up, one instance for each place because escaping is part of how it parses (E8). */
function liquidFor(place: TemplatePlace): Liquid {
  const known = set.get(place);
  if (known) return known;
  const liquid = new Liquid({
    fs: noFiles,
    relativeReference: false,
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    locale: 'en-US',
    timezoneOffset: 0,
    outputEscape: function escapeOutput(this: { context: TemplateContext }, value: unknown): string {
      const run = runOf(this.context);
      const text = textOf(value, run);
      run.use(text.length);
      return run.capturing > 0 ? text : escapeFor(place, text);
    },
  });
  registerTags(liquid);
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name);
  for (const [name, filter] of filtersFor(place)) liquid.registerFilter(name, filter);
  set.set(place, liquid);
  return liquid;
}

const refuse = (): never => {
  throw new Error('A template stands alone; it cannot read files.');
};
const noFiles = {
  exists: () => Promise.resolve(false),
  existsSync: () => false,
  readFile: refuse,
  readFileSync: refuse,
  resolve: refuse,
  dirname: refuse,
  sep: '/',
};

/** Why a text is not a template that may run (E8), in a sentence with line and column; undefined when it is one. */
export function checkTemplate(source: string): string | undefined {
  const parsed = parse(source, 'text');
  return parsed.ok ? undefined : placedReason(parsed.error, source);
}

/** All that keeps a text from being a template, at its places (E8); the first is the one that `checkTemplate` tells. */
export function templateProblems(source: string): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  let left = source;
  while (problems.length < MOST_PROBLEMS) {
    const parsed = parse(left, 'text');
    if (parsed.ok) return problems;
    const last = parsed.error;
    problems.push(last);
    const output = outputAround(left, last);
    if (output === undefined) return problems;
    left = left.slice(0, output.from) + ' '.repeat(output.to - output.from) + left.slice(output.to);
  }
  return problems;
}

/** The output at fault: outputs stand alone, so without it the rest can be read. What opens a block cannot be left out. */
function outputAround(source: string, { offset, length }: TemplateProblem): { from: number; to: number } | undefined {
  const from = Math.max(source.lastIndexOf('{{', offset), source.lastIndexOf('{%', offset));
  if (from < 0 || !source.startsWith('{{', from)) return undefined;
  const close = source.indexOf('}}', offset);
  const isOpen = from === offset && !source.slice(offset, offset + length).includes('}}');
  return isOpen || close < 0 ? { from, to: offset + length } : { from, to: close + 2 };
}

/** What a template reads from its data, at its places; nothing while it cannot be read. */
export function templateFields(source: string): readonly TemplateField[] {
  const parsed = source.includes('{') ? parse(source, 'text') : ok([]);
  return parsed.ok ? fieldsOf(parsed.value, source) : [];
}

/** Parses a template once for a place; the error is the reason of `checkTemplate`. */
export function compileTemplate(source: string, place: TemplatePlace): Result<CompiledTemplate, string> {
  if (!source.includes('{{') && !source.includes('{%')) return fixedText(source);
  const parsed = parse(source, place);
  if (!parsed.ok) return err(placedReason(parsed.error, source));
  const liquid = liquidFor(place);
  const trial = (scope: TemplateScope) => render(liquid, parsed.value, scope, source);
  return ok({
    trial,
    render: (scope) => {
      const rendered = trial(scope);
      return rendered.ok ? rendered : err(placedReason(rendered.error, source));
    },
  });
}

function fixedText(source: string): Result<CompiledTemplate, string> {
  if (source.length > TEMPLATE_LIMITS.source) return err(placedReason(tooLong(source), source));
  const rendered = ok({ text: wellFormedText(source), notes: [] });
  return ok({ render: () => rendered, trial: () => rendered });
}

function tooLong(source: string): TemplateProblem {
  const { source: most } = TEMPLATE_LIMITS;
  return {
    reason: `The template has more than ${most} characters; shorten it.`,
    offset: most,
    length: source.length - most,
  };
}

function parse(source: string, place: TemplatePlace): Result<readonly Template[], TemplateProblem> {
  if (source.length > TEMPLATE_LIMITS.source) return err(tooLong(source));
  const nesting = refuseNesting(source);
  if (nesting !== undefined) return err(nesting);
  try {
    const templates = liquidFor(place).parse(source);
    const leftover = refuseLeftovers(templates);
    return leftover === undefined ? ok(templates) : err(leftover);
  } catch (error) {
    return err(problemOf(error, source));
  }
}

function render(
  liquid: Liquid,
  templates: readonly Template[],
  scope: TemplateScope,
  source: string,
): Result<Rendered, TemplateProblem> {
  const run = new TemplateRun({ now: scope.now, timeZone: scope.timeZone });
  try {
    const context = new TemplateContext(dataOf(scope), liquid, run);
    const emitter = new CountingEmitter(run);
    toValueSync(liquid.renderer.renderTemplates([...templates], context, emitter));
    return ok({ text: wellFormedText(emitter.buffer), notes: run.notes });
  } catch (error) {
    return err(problemOf(error, source));
  }
}

function dataOf(scope: TemplateScope): object {
  const data = Object.create(null) as Record<string, unknown>;
  data['event'] = scope.event;
  data['contact'] = scope.contact;
  data['occurrence'] = scope.occurrence;
  Object.defineProperty(data, 'now', {
    enumerable: true,
    configurable: true,
    get: () => formatDate(scope.now, XML_TIME, scope.timeZone) ?? '',
  });
  return data;
}
