import { filters as builtIn, type FilterImplOptions } from 'liquidjs';
import { sha256Hex } from '../base/sha256.ts';
import { runOf } from './template-context.ts';
import { DEFAULT_DATE_FORMAT, dateOf, formatDate } from './template-date.ts';
import { escapeHtml, escapeUrl, textOf, type TemplatePlace } from './template-escape.ts';
import type { TemplateRun } from './template-run.ts';
import { wellFormedJson, wellFormedText } from './well-formed.ts';

type Handler = Extract<FilterImplOptions, (...args: never[]) => unknown>;
type Caller = ThisParameterType<Handler>;
/** A filter of ours: `run` holds counters, notes and clock. */
type OwnFilter = (run: TemplateRun, value: unknown, ...args: readonly unknown[]) => unknown;

/** liquidjs' filters that read nothing but their arguments and give the same answer on every machine. */
const OF_LISTS: readonly string[] = [
  ...['first', 'last', 'reverse', 'sort', 'sort_natural', 'size', 'map', 'sum', 'compact', 'concat', 'push', 'unshift'],
  ...['pop', 'shift', 'slice', 'where', 'reject', 'group_by', 'has', 'find_index', 'find', 'uniq', 'default'],
  'array_to_sentence_string',
];
/** Likewise; they are given texts for lists and objects, as an output would write them. */
const OF_TEXTS: readonly string[] = [
  ...['abs', 'at_least', 'at_most', 'ceil', 'divided_by', 'floor', 'minus', 'plus', 'modulo', 'times', 'round'],
  ...['append', 'prepend', 'lstrip', 'downcase', 'upcase', 'remove', 'remove_first', 'remove_last', 'rstrip', 'split'],
  ...['strip', 'strip_newlines', 'squish', 'capitalize', 'replace', 'replace_first', 'replace_last', 'truncate'],
  ...['truncatewords', 'normalize_whitespace', 'number_of_words', 'strip_html', 'slugify'],
  ...['url_decode', 'uri_escape', 'base64_encode', 'base64_decode', 'to_integer'],
];

const RANDOM = 'is random, and the same occurrence must always give the same text';
const LATE = 'reads its condition only while it runs, so it cannot be checked; use where, find or has with a name';
/** Known elsewhere, refused here, with the reason. */
export const REFUSED_FILTERS: Readonly<Record<string, string>> = {
  sample: RANDOM,
  shuffle: RANDOM,
  raw: 'would write a value unescaped; values are always escaped for the place they are written to',
  inspect: 'is not supported; use json',
  hmac_sha256: 'is not supported; webhooks are signed by the server',
  where_exp: LATE,
  reject_exp: LATE,
  group_by_exp: LATE,
  has_exp: LATE,
  find_exp: LATE,
  find_index_exp: LATE,
};

const entities = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|#34|#39|quot);/g, (entity) => ENTITY[entity] ?? '');
const ENTITY: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&#34;': '"',
  '&quot;': '"',
  '&#39;': "'",
};

function formatted(run: TemplateRun, value: unknown, format: string, zone: unknown): unknown {
  const name = zoneName(zone, run.clock.timeZone);
  const at = dateOf(value, run.clock, name);
  return at === undefined ? value : (formatDate(at, format, name) ?? value);
}

/** A zone as a template gives it: an IANA name, or minutes west of UTC as JavaScript counts. */
function zoneName(zone: unknown, usual: string): string {
  if (typeof zone === 'string' && zone !== '') return zone;
  if (typeof zone !== 'number' || !Number.isFinite(zone)) return usual;
  const size = Math.abs(Math.trunc(zone));
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${zone > 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function dayInWords(run: TemplateRun, value: unknown, month: string, type: unknown, style: unknown): unknown {
  if (type !== 'ordinal') return formatted(run, value, `%d ${month} %Y`, undefined);
  return formatted(run, value, style === 'US' ? `${month} %-d%q, %Y` : `%-d%q ${month} %Y`, undefined);
}

const OWN: Readonly<Record<string, OwnFilter>> = {
  date: (run, value, format, zone) => {
    const wanted = textOf(format, run);
    return formatted(run, value, wanted === '' ? DEFAULT_DATE_FORMAT : wanted, zone);
  },
  date_to_xmlschema: (run, value) => formatted(run, value, '%Y-%m-%dT%H:%M:%S%:z', undefined),
  date_to_rfc822: (run, value) => formatted(run, value, '%a, %d %b %Y %H:%M:%S %z', undefined),
  date_to_string: (run, value, type, style) => dayInWords(run, value, '%b', type, style),
  date_to_long_string: (run, value, type, style) => dayInWords(run, value, '%B', type, style),
  json: (run, value) => JSON.stringify(wellFormedJson(value, (units) => run.use(units))),
  jsonify: (run, value) => JSON.stringify(wellFormedJson(value, (units) => run.use(units))),
  join: (run, value, separator) => {
    const list: readonly unknown[] = Array.isArray(value)
      ? value
      : value === undefined || value === null
        ? []
        : [value];
    const between = separator === undefined ? ' ' : textOf(separator, run);
    run.use(list.length * (between.length + 1));
    return list.map((element) => textOf(element, run)).join(between);
  },
  escape: (run, value) => escapeHtml(textOf(value, run)),
  xml_escape: (run, value) => escapeHtml(textOf(value, run)),
  escape_once: (run, value) => escapeHtml(entities(textOf(value, run))),
  newline_to_br: (run, value) => escapeHtml(entities(textOf(value, run))).replace(/\r?\n/g, '<br />\n'),
  url_encode: (run, value) => encodeURIComponent(wellFormedText(textOf(value, run))).replace(/%20/g, '+'),
  cgi_escape: (run, value) => escapeUrl(textOf(value, run)).replace(/%20/g, '+'),
  sha256: (run, value) => sha256Hex(wellFormedText(textOf(value, run))),
};

/** Filters whose result is already safe in a place, so that it is not escaped again when they stand last. */
const SAFE: Readonly<Record<TemplatePlace, readonly string[]>> = {
  text: [],
  header: [],
  html: ['escape', 'xml_escape', 'escape_once', 'newline_to_br'],
  json: ['json', 'jsonify'],
  url: ['url_encode', 'cgi_escape'],
};

/** Every filter of a place, counted: each takes a step, and what it takes in and gives out is charged (E8). */
export function filtersFor(place: TemplatePlace): readonly (readonly [string, FilterImplOptions])[] {
  const pure = [...OF_LISTS, ...OF_TEXTS].map((name) => [name, handlerOf(name, builtIn[name])] as const);
  const own = Object.entries(OWN).map(([name, filter]) => [name, ownHandler(filter)] as const);
  return [...pure, ...own].map(([name, handler]) => [name, { handler, raw: SAFE[place].includes(name) }] as const);
}

function handlerOf(name: string, options: unknown): Handler {
  if (typeof options !== 'function') throw new TypeError(`liquidjs has no filter ${name}`);
  const handler = options as Handler;
  return function* counted(this: Caller, value: unknown, ...args: unknown[]): Generator<unknown, unknown, unknown> {
    const run = runOf(this.context);
    charge(run, value, args);
    const given = OF_TEXTS.includes(name) ? [value, ...args].map((of) => flat(of, run)) : [value, ...args];
    const result = yield handler.call(this, given[0], ...given.slice(1));
    run.use(sizeOf(result));
    if (name === 'default' && result !== value) run.replaced();
    return result;
  };
}

function ownHandler(filter: OwnFilter): Handler {
  return function own(this: Caller, value: unknown, ...args: unknown[]): unknown {
    const run = runOf(this.context);
    charge(run, value, args);
    const result = filter(run, value, ...args);
    run.use(sizeOf(result));
    return result;
  };
}

function flat(value: unknown, run: TemplateRun): unknown {
  return typeof value === 'object' && value !== null ? textOf(value, run) : value;
}

function charge(run: TemplateRun, value: unknown, args: readonly unknown[]): void {
  run.step();
  run.use(sizeOf(value));
  for (const argument of args) run.use(sizeOf(argument));
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 1;
}
