import { describe, expect, it } from 'vitest';
import { contactKeys } from '../../../shared/sync/executor/contact-keys.ts';
import { matchContact } from '../../../shared/sync/executor/match-contact.ts';
import type { JsonObject } from '../../../shared/base/json.ts';
import type { StoredContact } from '../../../shared/sync/executor/store.ts';

describe('[O5] keys of a contact', () => {
  it.each<[JsonObject, readonly string[]]>([
    [{ id: 'A1', purl: 'Ada', email: 'Ada@Example.com' }, ['id:A1', 'purl:ada', 'email:ada@example.com']],
    [{ id: 7 }, ['id:7']],
    [{ purl: ' Ada ' }, ['purl:ada']],
    [{ purl: '', email: null, phone: '1' }, []],
    [{ email: ['ada@example.com'] }, []],
    [JSON.parse('{ "__proto__": { "id": "x" } }') as JsonObject, []],
  ])('%j', (contact, keys) => {
    expect(contactKeys(contact)).toEqual(keys);
  });
});

describe('[O5] matching and merging', () => {
  const stored = (fields: JsonObject): StoredContact => ({ ref: '1', fields });
  it.each<[string, JsonObject, readonly (StoredContact | undefined)[], ReturnType<typeof matchContact>]>([
    [
      'a match by e-mail is merged, the sent fields win',
      { email: 'a@x.y', city: 'Rome' },
      [stored({ email: 'a@x.y', city: 'Oslo', points: 1 })],
      {
        merged: { email: 'a@x.y', city: 'Rome', points: 1 },
        before: { email: 'a@x.y', city: 'Oslo', points: 1 },
        ref: '1',
      },
    ],
    ['nothing found is a new contact', { purl: 'ada' }, [undefined], { merged: { purl: 'ada' }, before: null }],
    ['without identity it stands alone', { city: 'Rome' }, [], { merged: { city: 'Rome' } }],
    [
      'another id behind the same e-mail is another contact',
      { id: '2', email: 'family@x.y' },
      [undefined, stored({ id: '1', email: 'family@x.y' })],
      { merged: { id: '2', email: 'family@x.y' }, before: null },
    ],
    [
      'another purl behind the same e-mail is another contact',
      { purl: 'bob', email: 'family@x.y' },
      [undefined, stored({ purl: 'ada', email: 'family@x.y' })],
      { merged: { purl: 'bob', email: 'family@x.y' }, before: null },
    ],
    [
      'with the same id a purl may change',
      { id: '1', purl: 'new' },
      [stored({ id: '1', purl: 'old' }), undefined],
      { merged: { id: '1', purl: 'new' }, before: { id: '1', purl: 'old' }, ref: '1' },
    ],
    [
      'a stored contact without the stronger key gains it',
      { id: '1', email: 'a@x.y' },
      [undefined, stored({ email: 'a@x.y' })],
      { merged: { id: '1', email: 'a@x.y' }, before: { email: 'a@x.y' }, ref: '1' },
    ],
  ])('%s', (_title, sent, found, expected) => {
    expect(matchContact(sent, found, false)).toEqual(expected);
  });

  it('a public one takes the stored contact as it is, and an unknown one is not new', () => {
    const ada = stored({ purl: 'ada', city: 'Oslo' });
    expect(matchContact({ purl: 'ADA' }, [ada], true)).toEqual({ merged: ada.fields, before: ada.fields, ref: '1' });
    expect(matchContact({ purl: 'bob' }, [undefined], true)).toEqual({ merged: { purl: 'bob' } });
  });
});
