import { describe, expect, it } from 'vitest';
import { fixableAtOnce, fixAll } from '../../../../renderer/events/fix-all.ts';
import { parseHookableEvents } from '../../../../shared/events/parse-hookable-events.ts';

const FAULTY = `[
    {"id": "30551", "label": "Add to cart"},
    {"id": "30552", "label": "Purchase"},
    {"id": 30553, "label": "Refund requested"},
    {"id": "40512", "label": "Newsletter joined"},
    {"id": "70214", "label": "Loyalty tier changed", "group": "crm"},
    {"id": "70301", "lable": "Store visit booked"},
    {"id": "30552", "label": "Checkout started"},
    {"id": "30554", "label": "purchase"},
]`;

describe('Fix n at once', () => {
  it('[H6] counts the problems that leave no choice', () => {
    expect(fixableAtOnce(parseHookableEvents(FAULTY).problems)).toBe(5);
  });

  it('[H5] applies them until only choices and warnings are left', () => {
    const { text } = fixAll(FAULTY, []);
    expect(parseHookableEvents(text).problems.map(({ code }) => code)).toEqual([
      'events.idPrefix',
      'events.labelDuplicate',
    ]);
    expect(text).toContain('{"id": "30553", "label": "Refund requested"}');
    expect(text).toContain('{"id": "70301", "label": "Store visit booked"}');
    expect(text).toContain('{"id": "30555", "label": "Checkout started"}');
  });

  it('[H5] applies what a fix uncovers: a quoted 30500 has no number yet', () => {
    const { text, applied } = fixAll('[{"id": 30500, "label": "A"}]', []);
    expect(text).toBe('[{"id": "30501", "label": "A"}]');
    expect(applied).toBe(2);
  });

  it('[H9] offers no retired id', () => {
    expect(fixAll('[{"id": "30500", "label": "A"}]', ['30501']).text).toBe('[{"id": "30502", "label": "A"}]');
  });

  it('leaves a text alone that has nothing to fix', () => {
    expect(fixAll('[]', [])).toEqual({ text: '[]', applied: 0 });
  });
});
