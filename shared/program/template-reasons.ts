import { nearestName } from '../base/edit-distance.ts';
import { filtersFor, REFUSED_FILTERS } from './template-filters.ts';
import { REFUSED_TAGS, TAGS } from './template-tags.ts';

/** What is wrong with a piece of a template, and what it was probably meant as. */
export interface TemplateReason {
  /** A sentence that says what to do where that is known. */
  readonly reason: string;
  /** The name at fault, to be underlined in the piece. */
  readonly name?: string;
  /** What the name was probably meant as. */
  readonly meant?: string;
}

const MOST = 40;
const ENDS: readonly string[] = ['if', 'unless', 'for', 'case', 'capture', 'comment', 'raw'];

/** A reason from liquidjs' own message; `piece` is the part of the template that it is about. */
export function reasonWords(message: string, piece: string): TemplateReason {
  const filter = /^undefined filter: (\S+)$/.exec(message)?.[1];
  if (filter !== undefined) return named('filter', filter, REFUSED_FILTERS, filterNames());
  const tag = /^tag "([^"]*)" not found$/.exec(message)?.[1];
  if (tag !== undefined) return tagWords(tag);
  const open = /^tag (\{%-?\s*(\w+).*) not closed$/s.exec(message);
  if (open) return { reason: `${excerpt(open[1] ?? '')} is not closed; end it with {% end${open[2]} %}.` };
  if (/^(?:output|tag) ".*" not closed$/s.test(message)) return { reason: unclosed(piece) };
  const bracket = /^(\[|\() not closed$/.exec(message)?.[1];
  if (bracket !== undefined)
    return { reason: `“${bracket}” is not closed; end it with ${bracket === '[' ? ']' : ')'}.` };
  const illegal = /^illegal tag: /.test(message) ? /^\{%-?\s*(\w+)/.exec(piece)?.[1] : undefined;
  if (illegal === 'for') return { reason: 'This for names no list; write {% for item in event.items %}.' };
  if (/^invalid value expression: ""$/.test(message)) {
    return { reason: 'A value expression is missing here; write a field such as contact.firstname.' };
  }
  if (message === 'expected variable name') {
    return { reason: 'A name is missing here; write it as in {% assign total = event.total %}.' };
  }
  if (message === 'expected "|" before filter') {
    return {
      reason: 'Here a value is followed by something that is no filter; filters stand after “|”, as in | upcase.',
    };
  }
  if (message === 'expected ":" after filter name') {
    return { reason: 'What a filter takes stands after a colon, as in | default: "friend".' };
  }
  const text = message.replace(/\.$/, '');
  return { reason: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.` };
}

/** Why an output or a tag never ends. */
export function unclosed(piece: string): string {
  const end = piece.startsWith('{%') ? '%}' : '}}';
  const quote = piece.includes(end) ? /["']/.exec(piece)?.[0] : undefined;
  return quote === undefined
    ? `${excerpt(piece)} is not closed; end it with ${end}.`
    : `A text in ${excerpt(piece)} is not closed; end it with ${quote}.`;
}

function tagWords(name: string): TemplateReason {
  const block = name.startsWith('end') ? name.slice(3) : '';
  if (ENDS.includes(block)) {
    return { name, reason: `{% ${name} %} ends nothing here: there is no tag ${block} before it that is still open.` };
  }
  if (['else', 'elsif', 'when'].includes(name)) {
    const around = name === 'when' ? 'case' : name === 'elsif' ? 'if or unless' : 'if, unless, case or for';
    return { name, reason: `{% ${name} %} stands alone; there is no tag ${around} around it.` };
  }
  return named('tag', name, REFUSED_TAGS, [...TAGS, ...ENDS.map((one) => `end${one}`), 'else', 'elsif', 'when']);
}

function named(
  kind: string,
  name: string,
  refused: Readonly<Record<string, string>>,
  known: readonly string[],
): TemplateReason {
  if (Object.hasOwn(refused, name)) return { name, reason: `The ${kind} ${name} ${refused[name]}.` };
  const meant = nearestName(name, known);
  if (meant === undefined) return { name, reason: `There is no ${kind} ${name}.` };
  return { name, meant, reason: `There is no ${kind} ${name}; did you mean ${meant}?` };
}

function filterNames(): readonly string[] {
  return filtersFor('text').map(([name]) => name);
}

/** The first line of a piece, in quotes and cut where it is long. */
function excerpt(piece: string): string {
  const line = (piece.split(/[\r\n]/)[0] ?? '').trimEnd();
  return `“${line.length > MOST ? `${line.slice(0, MOST)}…` : line}”`;
}
