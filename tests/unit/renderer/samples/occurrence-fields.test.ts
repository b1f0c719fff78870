import { describe, expect, it } from 'vitest';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';
import { editableOccurrence, formFields, withField } from '../../../../renderer/samples/occurrence-fields.ts';

const { samples } = onlineStoreExample();
const OCCURRENCE = {
  id: 'x',
  event: '30552',
  occurredAt: '',
  contact: { city: 'Austin', points: 5 },
  data: { total: 9 },
};

function field(path: string) {
  const [part, name] = path.split('.');
  const found = formFields(OCCURRENCE, samples).find((one) => one.part === part && one.name === name);
  if (!found) throw new Error(`the form has no ${path}`);
  return found;
}

describe('form of an occurrence', () => {
  it('[O3] shows its own fields first, then those known from samples and from the platform', () => {
    const fields = formFields(OCCURRENCE, samples);
    const contact = fields.filter(({ part }) => part === 'contact').map(({ name }) => name);
    expect(contact.slice(0, 2)).toEqual(['city', 'points']);
    expect(contact).toEqual(expect.arrayContaining(['email', 'phone', 'tags']));
    const data = fields.filter(({ part }) => part === 'data').map(({ name }) => name);
    expect(data[0]).toBe('total');
    expect(data).toEqual(expect.arrayContaining(['currency', 'items']));
    expect(field('contact.points')).toMatchObject({ text: '5', type: 'number' });
    expect(field('contact.email')).toMatchObject({ text: '', type: 'text' });
  });

  it('a field keeps its type where the text fits it, is text otherwise, and goes when it is emptied', () => {
    const typed = (path: string, text: string) => withField(OCCURRENCE, field(path), text);
    expect(typed('data.total', '12.5')).toMatchObject({ data: { total: 12.5 } });
    expect(typed('data.total', '12.5 USD')).toMatchObject({ data: { total: '12.5 USD' } });
    expect(typed('contact.city', '78701')).toMatchObject({ contact: { city: '78701' } });
    expect(typed('contact.tags', '["vip"]')).toMatchObject({ contact: { tags: ['vip'] } });
    expect(typed('contact.city', '')['contact']).toEqual({ points: 5 });
  });

  it('shows native occurrences only', () => {
    expect(editableOccurrence(JSON.stringify(OCCURRENCE))).toEqual(OCCURRENCE);
    expect(editableOccurrence('{"app_code":"305","event_code":"30552"}')).toBeUndefined();
    expect(editableOccurrence('{')).toBeUndefined();
  });
});
