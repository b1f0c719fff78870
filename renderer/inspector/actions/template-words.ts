/** One thing that Liquid can do, with an example and what it gives. */
export interface TemplateWord {
  readonly name: string;
  readonly does: string;
  readonly example: string;
  readonly gives: string;
}

/** The filters that are offered while one types; others are accepted too (E8). */
export const FILTER_WORDS: readonly TemplateWord[] = [
  word('default', 'another value when it is missing or empty', '{{ "" | default: "friend" }}', 'friend'),
  word('date', 'a time, written as the format says', '{{ "2026-03-14" | date: "%d %b %Y" }}', '14 Mar 2026'),
  word('upcase', 'in capitals', '{{ "Ada" | upcase }}', 'ADA'),
  word('downcase', 'in small letters', '{{ "Ada" | downcase }}', 'ada'),
  word('capitalize', 'the first letter in capitals', '{{ "ada" | capitalize }}', 'Ada'),
  word('strip', 'without spaces around it', '{{ " Ada " | strip }}', 'Ada'),
  word('append', 'with a text after it', '{{ "A" | append: "-1" }}', 'A-1'),
  word('prepend', 'with a text before it', '{{ "1" | prepend: "A-" }}', 'A-1'),
  word('replace', 'one text in place of another', '{{ "A-1" | replace: "-", "/" }}', 'A/1'),
  word('remove', 'without a text', '{{ "A-1" | remove: "-" }}', 'A1'),
  word('truncate', 'at most so many characters', '{{ "Kettle, blue" | truncate: 9 }}', 'Kettle...'),
  word('split', 'a list, cut at a text', '{{ "a,b" | split: "," | last }}', 'b'),
  word('join', 'a list as one text', '{{ "a,b" | split: "," | join: " + " }}', 'a + b'),
  word('first', 'the first of a list', '{{ "a,b" | split: "," | first }}', 'a'),
  word('last', 'the last of a list', '{{ "a,b" | split: "," | last }}', 'b'),
  word('size', 'how many items or characters', '{{ "a,b" | split: "," | size }}', '2'),
  word('map', 'one field of every item of a list', '{{ event.items | map: "name" | join: ", " }}', 'Kettle, Filter'),
  word('sum', 'the sum of a field over a list', '{{ event.items | sum: "price" }}', '30'),
  word('where', 'the items whose field has a value', '{{ event.items | where: "sku", "B" | size }}', '1'),
  word('plus', 'a number added', '{{ 2 | plus: 1 }}', '3'),
  word('minus', 'a number taken away', '{{ 2 | minus: 1 }}', '1'),
  word('times', 'multiplied', '{{ 2 | times: 3 }}', '6'),
  word('divided_by', 'divided', '{{ 6 | divided_by: 3 }}', '2'),
  word('round', 'rounded to so many decimals', '{{ 1.236 | round: 2 }}', '1.24'),
  word('json', 'a whole value as JSON', '{{ event.items[0].name | json }}', '"Kettle"'),
  word('url_encode', 'made fit for an address', '{{ "a b" | url_encode }}', 'a+b'),
];

export const TAG_WORDS: readonly TemplateWord[] = [
  word('if', 'only when something holds', '{% if 2 > 1 %}yes{% endif %}', 'yes'),
  word('unless', 'only when something does not hold', '{% unless 2 > 1 %}yes{% endunless %}', ''),
  word('for', 'once for every item of a list', '{% for item in event.items %}{{ item.sku }}{% endfor %}', 'AB'),
  word('case', 'by the value of a field', '{% case 1 %}{% when 1 %}one{% endcase %}', 'one'),
  word('assign', 'gives a value a name', '{% assign n = 2 %}{{ n }}', '2'),
];

/** Tags that go on inside others: no example stands by itself. */
export const INNER_TAGS: readonly Pick<TemplateWord, 'name' | 'does'>[] = [
  { name: 'else', does: 'otherwise' },
  { name: 'elsif', does: 'otherwise, when something else holds' },
  { name: 'when', does: 'one value of a case' },
];

function word(name: string, does: string, example: string, gives: string): TemplateWord {
  return { name, does, example, gives };
}
