import { z } from 'zod';
import type { Json, JsonObject } from '../base/json.ts';

export const jsonValue: z.ZodType<Json> = z.json();
const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), jsonValue);

/** One event that happened (O1). `occurredAt` is RFC 3339 with offset. */
export const Occurrence = z.strictObject({
  id: z.string(),
  event: z.string(),
  occurredAt: z.string(),
  contact: jsonObject,
  data: jsonObject,
  source: z.string().optional(),
  causedBy: z.string().optional(),
});
export type Occurrence = Readonly<z.infer<typeof Occurrence>>;
