/** UTF-16 units of a text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** An entry of a list or object. `comma` is the offset of the first comma that follows it there. */
export interface Slot extends Span {
  readonly comma?: number | undefined;
}

/** A JSON value with its place in the text, as far as a tolerant parse can tell. */
export type JsonNode =
  | (Slot & { readonly kind: 'object'; readonly members: readonly JsonMember[] })
  | (Slot & { readonly kind: 'array'; readonly elements: readonly JsonNode[] })
  | (Slot & { readonly kind: 'string'; readonly value: string })
  | (Slot & { readonly kind: 'number'; readonly raw: string })
  | (Slot & { readonly kind: 'literal'; readonly value: boolean | null })
  /** Something that stands for a value and is none, such as `NaN`. */
  | (Slot & { readonly kind: 'invalid' });

export type ObjectNode = Extract<JsonNode, { kind: 'object' }>;
export type ArrayNode = Extract<JsonNode, { kind: 'array' }>;
export type StringNode = Extract<JsonNode, { kind: 'string' }>;

export interface JsonMember extends Slot {
  readonly key: Span & { readonly name: string };
  /** Absent where the text has none. */
  readonly value?: JsonNode | undefined;
}

export function endOf(span: Span): number {
  return span.offset + span.length;
}

/** The first member of that name: what a reader sees first, and what stays when later ones are removed. */
export function memberOf(node: ObjectNode, name: string): JsonMember | undefined {
  return node.members.find((member) => member.key.name === name);
}
