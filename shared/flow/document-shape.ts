import { z } from 'zod';
import { isJsonObject } from '../base/json.ts';
import { ConditionMember, memberSchema } from './condition.ts';

/** What the document's schema says of one value: its known keys in the file's order (F0), or what its members are. */
export type Shape =
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, z.core.$ZodType>> }
  | { readonly kind: 'list' | 'map'; readonly of: z.core.$ZodType }
  /** Any JSON: keeps its own keys and order. */
  | { readonly kind: 'free' };

const FREE: Shape = { kind: 'free' };

/** Reads the shape off a zod schema; where the schema is a union, the value tells which part of it is meant. */
export function shapeOf(schema: z.core.$ZodType, value: unknown): Shape {
  if (schema === ConditionMember) return isJsonObject(value) ? shapeOf(memberSchema(value), value) : FREE;
  if (schema instanceof z.ZodOptional) return shapeOf(schema.unwrap(), value);
  if (schema instanceof z.ZodLazy) return shapeOf(schema.unwrap(), value);
  if (schema instanceof z.ZodArray) return { kind: 'list', of: schema.element };
  if (schema instanceof z.ZodRecord) return { kind: 'map', of: schema.valueType };
  if (schema instanceof z.ZodObject) return { kind: 'object', members: schema.shape };
  if (schema instanceof z.ZodDiscriminatedUnion) return shapeOfKind(schema, value);
  return FREE;
}

/** The schema of one member of an object that has this shape; undefined for unknown keys and free values. */
export function memberShape(shape: Shape, key: string | number): z.core.$ZodType | undefined {
  switch (shape.kind) {
    case 'object':
      return Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
    case 'list':
    case 'map':
      return shape.of;
    case 'free':
      return undefined;
  }
}

function shapeOfKind(schema: z.ZodDiscriminatedUnion, value: unknown): Shape {
  if (!isJsonObject(value)) return FREE;
  const key = schema.def.discriminator;
  const option = schema.options.find(
    (candidate) => candidate instanceof z.ZodObject && accepts(candidate.shape[key], value[key]),
  );
  return option === undefined ? FREE : shapeOf(option, value);
}

function accepts(literal: unknown, value: unknown): boolean {
  return literal instanceof z.ZodLiteral && literal.safeParse(value).success;
}
