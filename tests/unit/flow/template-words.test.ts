import { expect, it } from 'vitest';
import { templateWords } from '../../../shared/flow/template-words.ts';

it.each([
  ['Thank you', 'Thank you'],
  ["Thank you, {{ contact.firstname | default: 'friend' }}", 'Thank you, {firstname}'],
  ['Order over {{ event.total }} from {{contact.lastname}}', 'Order over {total} from {lastname}'],
  ['{{ event["order id"] }}', '{order id}'],
  ['{{ now }}', '{now}'],
  ['{% for item in event.items %}- {{- item.name -}}\n{% endfor %}', '- {name}'],
  ['Half {{ open', 'Half {{ open'],
])('%s reads "%s"', (source, words) => {
  expect(templateWords(source)).toBe(words);
});
