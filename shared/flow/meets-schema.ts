import { z } from 'zod';
import { isJsonObject, type Json } from '../base/json.ts';
import { jsonValue } from '../events/occurrence.ts';

/**
 * Whether parsed JSON certainly meets a schema: what nearly every value does that is asked about, said without the copies and
 * lists of issues that zod makes. False says nothing: ask zod, also about schemas of other kinds than the document's.
 */
export function meetsSchema(value: Json, schema: z.core.$ZodType): boolean {
  return checkOf(schema)(value);
}

type Check = (value: Json) => boolean;
const checks = new WeakMap<z.core.$ZodType, Check>();
const unsure: Check = () => false;

function checkOf(schema: z.core.$ZodType): Check {
  const known = checks.get(schema);
  if (known !== undefined) return known;
  // A schema that contains itself is met on the way down.
  let made: Check = unsure;
  checks.set(schema, (value) => made(value));
  made = checkFor(schema);
  checks.set(schema, made);
  return made;
}

function checkFor(schema: z.core.$ZodType): Check {
  if (schema === jsonValue) return () => true;
  if ((schema._zod.def.checks ?? []).length > 0) return unsure;
  if (schema instanceof z.ZodString) return (value) => typeof value === 'string';
  if (schema instanceof z.ZodNumber) return (value) => typeof value === 'number' && Number.isFinite(value);
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean';
  if (schema instanceof z.ZodLiteral) return (value) => schema.values.has(value as never);
  if (schema instanceof z.ZodEnum) return (value) => schema.options.includes(value as never);
  if (schema instanceof z.ZodArray) return eachOf(checkOf(schema.element));
  if (schema instanceof z.ZodRecord)
    return schema.keyType instanceof z.ZodString ? valuesOf(checkOf(schema.valueType)) : unsure;
  if (schema instanceof z.ZodLazy) return checkOf(schema.unwrap());
  if (schema instanceof z.ZodDiscriminatedUnion) return byKind(schema);
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.map(checkOf);
    return (value) => options.some((meets) => meets(value));
  }
  return schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodNever ? membersOf(schema.shape) : unsure;
}

function eachOf(meets: Check): Check {
  return (value) => Array.isArray(value) && value.every((member: Json) => meets(member));
}

function valuesOf(meets: Check): Check {
  return (value) => {
    if (!isJsonObject(value)) return false;
    for (const key in value) if (!meets(value[key] as Json)) return false;
    return true;
  };
}

/** Of a strict object: every key known, every member right, none missing that may not be. */
function membersOf(shape: Readonly<Record<string, z.core.$ZodType>>): Check {
  const members = new Map(
    Object.entries(shape).map(([key, member]) => {
      const optional = member instanceof z.ZodOptional;
      return [key, { optional, meets: checkOf(optional ? member.unwrap() : member) }];
    }),
  );
  const needed = [...members.values()].filter(({ optional }) => !optional).length;
  return (value) => {
    if (!isJsonObject(value)) return false;
    let found = 0;
    for (const key in value) {
      const member = members.get(key);
      if (member === undefined || !member.meets(value[key] as Json)) return false;
      if (!member.optional) found += 1;
    }
    return found === needed;
  };
}

function byKind(schema: z.ZodDiscriminatedUnion): Check {
  const key = schema.def.discriminator;
  const byValue = new Map<unknown, Check>();
  for (const option of schema.options) {
    const literal = option instanceof z.ZodObject ? (option.shape[key] as unknown) : undefined;
    if (!(literal instanceof z.ZodLiteral)) return unsure;
    for (const value of literal.values) byValue.set(value, checkOf(option));
  }
  return (value) => isJsonObject(value) && (byValue.get(value[key]) ?? unsure)(value);
}
