import type { z } from 'zod';
import { memberShape, shapeOf, type Shape } from './document-shape.ts';
import { Workspace } from './workspace.ts';

const WIDTH = 100;
const INDENT = '  ';

/**
 * The canonical text of a workspace file (F0): keys in schema order, unknown ones after them, `data` and `contact` as they are;
 * an object or list of scalars only stays on one line when it fits in 100 columns, everything else has one member a line.
 */
export function formatWorkspace(workspace: Workspace): string {
  return `${write(workspace, Workspace, 0, 0)}\n`;
}

/** `depth` levels of indentation; `taken` columns of the first line hold the key and the comma after the value. */
function write(value: unknown, schema: z.core.$ZodType | undefined, depth: number, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const shape: Shape = schema === undefined ? { kind: 'free' } : shapeOf(schema, value);
  const list = Array.isArray(value);
  const keys = list ? value.map((_, index) => index) : orderedKeys(value, shape);
  if (keys.length === 0) return list ? '[]' : '{}';
  const member = (key: string | number): unknown => (value as Readonly<Record<string | number, unknown>>)[key];
  const prefix = (key: string | number): string => (list ? '' : `${JSON.stringify(key)}: `);
  if (keys.every((key) => isScalar(member(key)))) {
    const inside = keys.map((key) => prefix(key) + JSON.stringify(member(key))).join(', ');
    const line = list ? `[${inside}]` : `{ ${inside} }`;
    if (depth * INDENT.length + taken + line.length <= WIDTH) return line;
  }
  const indent = INDENT.repeat(depth + 1);
  const lines = keys.map((key, position) => {
    const comma = position === keys.length - 1 ? 0 : 1;
    const start = prefix(key);
    return indent + start + write(member(key), memberShape(shape, key), depth + 1, start.length + comma);
  });
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join(',\n')}\n${INDENT.repeat(depth)}${close}`;
}

function orderedKeys(value: object, shape: Shape): readonly string[] {
  const own = Object.keys(value).filter((key) => (value as Readonly<Record<string, unknown>>)[key] !== undefined);
  if (shape.kind !== 'object') return own;
  const known = Object.keys(shape.members).filter((key) => own.includes(key));
  return [...known, ...own.filter((key) => !Object.hasOwn(shape.members, key))];
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
