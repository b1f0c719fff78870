import { isJsonObject, type Json } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import { connectable, CopiedNodes, COPIED_FORMAT, COPIED_VERSION } from './copied-nodes.ts';
import { checkDocument } from './document-check.ts';
import { contentFaults, scanText } from './file-text.ts';

/**
 * Reads copied nodes from any text. Refuses, with what is wrong as a sentence, what is not of this format and version, and what could not be
 * in one trigger: two nodes of an id, an event node (F2), edges that F3 refuses. Unknown keys of nodes stay, as in a file (F0).
 */
export function readCopiedNodes(text: string): Result<CopiedNodes, string> {
  if (text.trim() === '') return err('The clipboard holds no text.');
  const foreign = 'The clipboard holds no Hookflow steps.';
  const value = scanText(text).cap === undefined ? parseJson(text) : undefined;
  if (!isJsonObject(value) || value['format'] !== COPIED_FORMAT) return err(foreign);
  const { version } = value;
  if (typeof version === 'number' && version > COPIED_VERSION) return err('A newer Hookflow copied these steps.');
  const reason = contentFaults(text)[0]?.message ?? faultOf(value) ?? contradiction(value as unknown as CopiedNodes);
  // Just checked; taken as it is, because the schema's own answer would lack unknown keys.
  return reason === undefined ? ok(value as unknown as CopiedNodes) : err(`The copied steps are damaged. ${reason}`);
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function faultOf(value: Json): string | undefined {
  return checkDocument(value, CopiedNodes).find(({ severity }) => severity === 'error')?.message;
}

function contradiction({ nodes, edges, positions }: CopiedNodes): string | undefined {
  if (nodes.length === 0) return 'There are none.';
  if (new Set(nodes.map(({ id }) => id)).size < nodes.length) return 'Two of them have the same id.';
  if (nodes.some(({ kind }) => kind === 'event')) return 'An event is among them, and every trigger has its own.';
  if (nodes.some(({ id }) => !Object.hasOwn(positions, id))) return 'One of them has no place.';
  if (connectable(nodes, edges).length < edges.length) return 'They are connected in a way that no trigger allows.';
  return undefined;
}
