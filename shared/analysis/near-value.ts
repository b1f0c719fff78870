import type { Json } from '../base/json.ts';

/** A value to try, absent to remove the field. `odd`: 0 is what the rules speak of, more is a makeshift. */
export interface NearValue {
  readonly value?: Json;
  readonly odd: 0 | 1 | 2;
}

export function near(values: readonly (Json | undefined)[], odd: NearValue['odd'] = 0): readonly NearValue[] {
  return values.map((value) => (value === undefined ? { odd } : { value, odd }));
}
