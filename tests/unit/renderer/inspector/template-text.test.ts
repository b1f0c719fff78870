import { describe, expect, it } from 'vitest';
import { insertAt, liquidPath, templateFor } from '../../../../renderer/inspector/actions/template-text.ts';
import { previewTemplate } from '../../../../renderer/inspector/actions/template-preview.ts';
import { fieldCatalog } from '../../../../renderer/inspector/fields/field-catalog.ts';
import { onlineStoreExample } from '../../../../shared/flow/online-store.ts';

const { samples } = onlineStoreExample();
const sample = samples[0]!.occurrence;

describe('inserting fields into templates', () => {
  it.each([
    ['contact.city', 'contact.city'],
    ['event.items[0].sku', 'event.items[0].sku'],
    ['event["gift note"]', 'event["gift note"]'],
    ['event["say \\"hi\\""]', `event['say "hi"']`],
    ['event.straße', 'event["straße"]'],
  ])('%s is written %s', (path, expected) => {
    expect(liquidPath(path)).toBe(expected);
  });

  it('puts the text in the place of the selection and the caret behind it', () => {
    expect(insertAt('Dear X, hello', 5, 6, '{{ contact.firstname }}')).toEqual({
      text: 'Dear {{ contact.firstname }}, hello',
      caret: 28,
    });
  });

  it('[E8] everything that is offered parses and renders something', () => {
    for (const entry of fieldCatalog(samples, '30552').entries) {
      const rendered = previewTemplate(templateFor(entry), 'text', sample, 'UTC');
      expect(rendered?.ok, entry.path).toBe(true);
      if (rendered?.ok && entry.example !== undefined) expect(rendered.value.text, entry.path).not.toBe('');
    }
  });

  it('writes the names of a list of objects', () => {
    const items = fieldCatalog(samples, '30552').entries.find(({ path }) => path === 'event.items')!;
    const rendered = previewTemplate(templateFor(items), 'text', sample, 'UTC');
    expect(rendered?.ok && rendered.value.text).toBe('Kettle Filter ');
  });
});
