import { checkJsonText } from '../../base/check-json-text.ts';
import type { JsonNode } from '../../base/json-node.ts';
import type { Json } from '../../base/json.ts';
import type { TextProblem } from '../../base/problem.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { textProblems } from '../../base/text-problem.ts';
import { numberFault } from '../occurrence-scan.ts';
import { OCCURRENCE_CAPS } from '../parse-occurrence.ts';

/**
 * The value of a provider's JSON. Order numbers beyond 2^53, as Shopify sends them, become texts, so that no digit is lost;
 * of a repeated key the last counts.
 */
export function readForeignJson(text: string): Result<Json, readonly TextProblem[]> {
  const { root, starts, found } = checkJsonText(text, OCCURRENCE_CAPS);
  const faults = found.filter(({ code }) => code !== 'json.duplicateKey');
  if (faults.length > 0 || root === undefined) return err(textProblems(starts, faults));
  return ok(valueOf(root));
}

function valueOf(node: JsonNode): Json {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(
        node.members.flatMap(({ key, value }): readonly (readonly [string, Json])[] =>
          value === undefined ? [] : [[key.name, valueOf(value)]],
        ),
      );
    case 'array':
      return node.elements.map(valueOf);
    case 'string':
      return node.value;
    case 'number':
      return numberFault(node.raw) === undefined ? Number(node.raw) : node.raw;
    case 'literal':
      return node.value;
    case 'invalid':
      return null;
  }
}
