import type { JsonNode } from '../base/json-node.ts';
import type { Fix } from '../base/problem.ts';
import type { ProblemAt } from '../base/text-problem.ts';
import { atValue, entryName, kindInWords, textOf, type EntryAt, type EventList } from './event-list.ts';
import { firstForbidden, labelFault, labelKey, labelLength, LONGEST_LABEL, withoutForbidden } from './label.ts';

/** The one problem of a label: the first that applies, in the order of the table (H4, H6). */
export function checkEventLabel(list: EventList, entry: EntryAt, value: JsonNode): ProblemAt | undefined {
  const place = atValue(entry, 'label', value);
  const replace = (title: string, label: string): readonly Fix[] =>
    isBadLabelText(list, label)
      ? []
      : [{ title, edits: [{ offset: value.offset, length: value.length, text: JSON.stringify(label) }] }];
  if (value.kind === 'invalid') return undefined;
  if (value.kind !== 'string') {
    const raw = value.kind === 'number' ? value.raw : value.kind === 'literal' ? String(value.value) : 'null';
    const message = `The label is ${kindInWords(value)}. Labels are text in quotes.`;
    const fixes = raw === 'null' ? [] : replace(`Put ${raw.slice(0, 20)} in quotes`, raw);
    return { code: 'events.labelNotString', message, ...place, fixes };
  }
  const label = value.value;
  switch (labelFault(label)) {
    case 'labelBlank':
      return {
        code: 'events.labelBlank',
        message: 'The label is blank. Say in a word or two what happened.',
        ...place,
      };
    case 'labelTooLong': {
      const message = `The label has ${labelLength(label)} characters. ${LONGEST_LABEL} is the most.`;
      const trimmed = label.trim();
      const fixes = labelLength(trimmed) <= LONGEST_LABEL ? replace('Remove the spaces around it', trimmed) : [];
      return { code: 'events.labelTooLong', message, ...place, fixes };
    }
    case 'labelCharacters': {
      const message = `The label holds ${firstForbidden(label)}, which nobody can see.`;
      return {
        code: 'events.labelCharacters',
        message,
        ...place,
        fixes: replace('Remove the hidden characters', withoutForbidden(label)),
      };
    }
    case undefined:
      return duplicate(list, entry, label, place);
  }
}

function duplicate(
  list: EventList,
  entry: EntryAt,
  label: string,
  place: Pick<ProblemAt, 'pointer' | 'offset' | 'length'>,
): ProblemAt | undefined {
  const first = list.firstByLabel.get(labelKey(label));
  if (!first || first.node === entry.node) return undefined;
  const other = textOf(first, 'label') ?? '';
  const apart =
    other === label
      ? ''
      : other.toLowerCase() === label.toLowerCase()
        ? ', apart from case'
        : ', apart from case or spaces';
  const { offset, length } = first.node.members.find((member) => member.key.name === 'label')?.value ?? first.node;
  return {
    code: 'events.labelDuplicate',
    severity: 'warning',
    message: `Same label as ${entryName(list, first)}${apart}.`,
    ...place,
    related: [{ message: 'The first one', pointer: `${first.pointer}/label`, offset, length }],
  };
}

/** Would this text, as a label, be a duplicate or a blank? Then no fix puts it there (H5). */
export function isBadLabelText(list: EventList, text: string): boolean {
  return text.trim() === '' || list.firstByLabel.has(labelKey(text));
}
