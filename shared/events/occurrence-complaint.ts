import { parseLocatedJson } from '../base/parse-located-json.ts';
import type { JsonMember, JsonNode, Span } from '../base/json-node.ts';
import { pointerTo } from '../base/json.ts';
import type { ProblemAt } from '../base/text-problem.ts';

/** What is wrong with an occurrence, by its place in the value. */
export interface Complaint {
  /** Without `occurrence.`. */
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  /** The member's key instead of its value. */
  readonly atKey?: true;
}

/** Finds the complaints' places in the text of the occurrence (H5). */
export function locateComplaints(text: string, complaints: readonly Complaint[]): readonly ProblemAt[] {
  if (complaints.length === 0) return [];
  const { root } = parseLocatedJson(text);
  return complaints.map((complaint) => {
    const { offset, length } = root ? placeOf(root, complaint) : { offset: 0, length: 0 };
    const pointer = complaint.path.reduce<string>(pointerTo, '');
    return { code: `occurrence.${complaint.code}`, message: complaint.message, pointer, offset, length };
  });
}

function placeOf(root: JsonNode, complaint: Complaint): Span {
  let node = root;
  let member: JsonMember | undefined;
  for (const name of complaint.path) {
    // The last of equal keys is the one that counts.
    member = node.kind === 'object' ? node.members.findLast(({ key }) => key.name === name) : undefined;
    if (!member?.value) break;
    node = member.value;
  }
  return complaint.atKey && member ? member.key : node;
}
