import { nearestName } from '../../../shared/base/edit-distance.ts';
import type { Severity } from '../../../shared/base/problem.ts';
import { lineStarts, rangeAt } from '../../../shared/base/text-position.ts';
import type { Result } from '../../../shared/base/result.ts';
import { formatFieldPath } from '../../../shared/program/field-path.ts';
import type { TemplateProblem } from '../../../shared/program/template-problem.ts';
import { templateFields, templateProblems, type Rendered } from '../../../shared/program/template.ts';
import type { TemplateField } from '../../../shared/program/template-fields.ts';
import { entryOf, type Catalog } from '../fields/field-catalog.ts';
import { smallestChange } from '../../events/smallest-change.ts';
import { liquidPath } from './template-text.ts';

/** Something to say of a template at one of its places. */
export interface TemplateRemark {
  readonly from: number;
  readonly to: number;
  readonly severity: Severity;
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** What the place was probably meant as. */
  readonly meant?: string;
}

const ROOTS = ['event', 'contact', 'occurrence', 'now'] as const;
/** What Liquid calls items of a list. */
const OF_ITEMS: readonly string[] = ['first', 'last'];
/** As deep as samples are looked into. */
const DEPTH = 6;

/**
 * What is wrong with a template and what it reads that no sample has, in the order of the text. `rendered`: what the sample in
 * view makes of it, whose notes and error are told at their places too.
 */
export function templateRemarks(
  source: string,
  catalog: Catalog,
  rendered: Result<Rendered, TemplateProblem> | undefined,
): readonly TemplateRemark[] {
  if (!source.includes('{{') && !source.includes('{%')) {
    return inOrder(source, templateProblems(source));
  }
  const problems = templateProblems(source);
  if (problems.length > 0) return inOrder(source, problems);
  if (rendered?.ok === false) return [remark(source, 'error', rendered.error)];
  const notes = rendered?.value.notes ?? [];
  return templateFields(source).flatMap((field) => {
    const found = fieldProblem(field, catalog) ?? missingProblem(field, notes);
    return found ? [remark(source, 'warning', found)] : [];
  });
}

function inOrder(source: string, problems: readonly TemplateProblem[]): readonly TemplateRemark[] {
  return problems.map((problem) => remark(source, 'error', problem)).toSorted((a, b) => a.from - b.from);
}

function remark(source: string, severity: Severity, problem: TemplateProblem): TemplateRemark {
  const { offset, length, reason, meant } = problem;
  const { line, column } = rangeAt(lineStarts(source), offset, length);
  const place = { from: offset, to: offset + length, line, column };
  return { ...place, severity, message: reason, ...(meant === undefined ? {} : { meant }) };
}

/** A field that nothing is known of. */
function fieldProblem({ text, path, offset, length }: TemplateField, catalog: Catalog): TemplateProblem | undefined {
  if (path === undefined || isKnown(path, catalog)) return undefined;
  const meant = meantField(text, path, catalog);
  const hint = meant === undefined ? '' : `; did you mean ${meant}`;
  const isRoot = ROOTS.some((root) => root === path[0]);
  const reason = isRoot
    ? `No sample has ${text}, so it may stay empty${hint}${hint ? '?' : '.'}`
    : hint
      ? `There is no ${text} here${hint}?`
      : `There is no ${text} here; fields start with event, contact or occurrence.`;
  return { reason, offset, length, ...(meant === undefined ? {} : { meant }) };
}

function isKnown(path: readonly (string | number)[], catalog: Catalog): boolean {
  const [root, ...segments] = path;
  if (root === 'now') return true;
  if (root !== 'event' && root !== 'contact' && root !== 'occurrence') return false;
  if (catalog.scopes.length === 0 || segments.length > DEPTH) return true;
  // Samples are looked into at the first item of a list; what Liquid adds to lists and texts is in none.
  const first = segments.map((segment) => (typeof segment === 'number' || OF_ITEMS.includes(segment) ? 0 : segment));
  const last = first.at(-1);
  const bare = last === 0 || last === 'size' ? first.slice(0, -1) : first;
  return [segments, first, bare].some(
    (asked) => asked.length === 0 || entryOf(catalog, formatFieldPath({ root, segments: asked })) !== undefined,
  );
}

/** The known field that was probably meant: one of that name without its root, or one that is nearly the same. */
function meantField(text: string, path: readonly (string | number)[], catalog: Catalog): string | undefined {
  const paths = catalog.entries.map((entry) => entry.path).filter((known) => !known.startsWith('item'));
  const last = String(path.at(-1) ?? '');
  const own = path.length === 1 ? paths.find((known) => known.endsWith(`.${last}`)) : undefined;
  const near = own ?? nearestName(text, paths);
  return near === undefined ? undefined : liquidPath(near);
}

/** A field that the sample in view lacks, as its rendering noted. */
function missingProblem(
  { text, offset, length }: TemplateField,
  notes: readonly string[],
): TemplateProblem | undefined {
  return notes.some((note) => note.startsWith(`${text} is missing`))
    ? { reason: `${text} is missing in this sample and stays empty.`, offset, length }
    : undefined;
}

/** Remarks on a text as they stand in what it was changed into: those that the change touches are left out. */
export function movedRemarks(
  remarks: readonly TemplateRemark[],
  before: string,
  after: string,
): readonly TemplateRemark[] {
  const change = smallestChange(before, after);
  if (change === undefined) return remarks;
  const by = after.length - before.length;
  return remarks.flatMap((one) => {
    if (one.to < change.from) return [one];
    return one.from > change.to ? [{ ...one, from: one.from + by, to: one.to + by }] : [];
  });
}
