import { canonicalJson } from '../base/canonical-json.ts';
import { sha256Hex } from '../base/sha256.ts';
import { wellFormedText } from '../program/well-formed.ts';

/** SHA-256 of the canonical JSON `[workspace, occurrence, trigger, node]`: an executor delivers a key once (A2). */
export function actionKey(workspace: string, occurrence: string, trigger: string, node: string): string {
  return sha256Hex(canonicalJson([workspace, occurrence, trigger, node].map(wellFormedText)));
}
