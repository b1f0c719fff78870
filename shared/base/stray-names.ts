import { type JsonMember, type JsonNode, type ObjectNode } from './json-node.ts';
import { pointerTo } from './json.ts';
import { removeSlot } from './remove-slot.ts';
import { shorten } from './shorten.ts';
import type { ProblemAt } from './text-problem.ts';

/** Duplicate keys and lone surrogates: what `JSON.parse` takes and other readers take otherwise (H6). */
export function strayNames(root: JsonNode): readonly ProblemAt[] {
  const found: ProblemAt[] = [];
  visit(root, '', found);
  return found;
}

function visit(node: JsonNode, pointer: string, found: ProblemAt[]): void {
  switch (node.kind) {
    case 'string':
      if (hasLoneSurrogate(node.value)) found.push(loneSurrogate(node, pointer));
      return;
    case 'array':
      node.elements.forEach((element, index) => visit(element, pointerTo(pointer, index), found));
      return;
    case 'object':
      visitMembers(node, pointer, found);
      return;
    case 'number':
    case 'literal':
    case 'invalid':
      return;
  }
}

function visitMembers(node: ObjectNode, parent: string, found: ProblemAt[]): void {
  const first = new Map<string, JsonMember>();
  node.members.forEach((member, index) => {
    const { key, value } = member;
    const pointer = pointerTo(parent, key.name);
    if (hasLoneSurrogate(key.name)) found.push(loneSurrogate(key, pointer));
    const earlier = first.get(key.name);
    if (earlier) {
      found.push({
        code: 'json.duplicateKey',
        message: `The key “${shorten(key.name)}” is already there.`,
        pointer,
        offset: key.offset,
        length: key.length,
        related: [{ message: 'The first one', pointer, offset: earlier.key.offset, length: earlier.key.length }],
        fixes: [{ title: `Remove the later “${shorten(key.name)}”`, edits: removeSlot(node.members, index) }],
      });
    } else first.set(key.name, member);
    if (value) visit(value, pointer, found);
  });
}

function loneSurrogate(span: { offset: number; length: number }, pointer: string): ProblemAt {
  return {
    code: 'json.loneSurrogate',
    message: 'This text holds half a character (a lone surrogate), which no other program can read.',
    pointer,
    offset: span.offset,
    length: span.length,
  };
}

/** Is there half of a surrogate pair in the text? */
export function hasLoneSurrogate(text: string): boolean {
  return /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
