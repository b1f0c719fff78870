import type { Json } from '../../base/json.ts';
import { parseRfc3339 } from '../../base/rfc3339.ts';

/** What an occurrence's own texts must be (O1): an id, its event, or its time, which is `now` or any. */
export type TextForm =
  | { readonly kind: 'id' }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'time'; readonly isNow: boolean };

const LONGEST_ID = 128;

export function isTextOf(form: TextForm | undefined, value: Json | undefined, now: number): boolean {
  if (!form) return true;
  if (typeof value !== 'string') return false;
  switch (form.kind) {
    case 'id':
      return value.trim() !== '' && Array.from(value).length <= LONGEST_ID;
    case 'event':
      return value === form.event;
    case 'time': {
      const at = parseRfc3339(value);
      return at !== undefined && (!form.isNow || at === now);
    }
  }
}
