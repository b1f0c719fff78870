import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';

const WIDTH = 60;

/**
 * The call of the JavaScript SDK that sends an event, ready to be pasted into a page's script (O2). `data` is an occurrence's, so
 * that its fields stand in `event_data` as examples; its `path` and `element` go where the SDK has them.
 */
export function sdkSnippet(event: string, data: JsonObject): string {
  const { path: _, element, ...fields } = data;
  const members = [
    `app_code: ${literal(event.slice(0, 3), '  ')}`,
    `event_code: ${literal(event, '  ')}`,
    'event_path: window.location.pathname',
    ...(typeof element === 'string' ? [`event_element: ${literal(element, '  ')}`] : []),
    `event_data: ${literal(fields, '  ')}`,
  ];
  return `record.addEvent({\n${members.map((member) => `  ${member},\n`).join('')}});\n`;
}

/** A value as a JavaScript literal that may stand in a script element: on one line where it fits. */
function literal(value: Json, indent: string): string {
  if (typeof value === 'string') return JSON.stringify(value).replaceAll('</', '<\\/').replaceAll('<!--', '<\\u0021--');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const [open, close] = isJsonObject(value) ? ['{', '}'] : ['[', ']'];
  const parts = (inner: string): readonly string[] =>
    isJsonObject(value)
      ? Object.entries(value).map(([key, member]) => `${keyOf(key)}: ${literal(member, inner)}`)
      : value.map((member) => literal(member, inner));
  const flat = parts(indent);
  if (flat.length === 0) return open + close;
  const space = isJsonObject(value) ? ' ' : '';
  const line = `${open}${space}${flat.join(', ')}${space}${close}`;
  const isTop = indent === '  ';
  if (!isTop && !line.includes('\n') && indent.length + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  return `${open}\n${parts(inner)
    .map((part) => `${inner}${part},\n`)
    .join('')}${indent}${close}`;
}

/** In a literal `__proto__:` would set the prototype; `["__proto__"]:` is an ordinary member. */
function keyOf(key: string): string {
  if (key === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key, '');
}
