import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { checkJsonText } from '../../shared/base/check-json-text.ts';
import { memberOf, type JsonNode } from '../../shared/base/json-node.ts';
import { pointerTo } from '../../shared/base/json.ts';
import { hasErrors, type TextProblem } from '../../shared/base/problem.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { textProblems, type ProblemAt } from '../../shared/base/text-problem.ts';
import { EnvironmentSettings } from './environment-settings.ts';

export const ENVIRONMENT_FILE = 'environment.json';
const CAPS = { bytes: 256 * 1024, depth: 16 } as const;

/** Reads `environment.json` of a data folder; without one nothing is particular. The error says why, a line for each problem. */
export function readEnvironment(folder: string): Result<EnvironmentSettings, string> {
  const path = join(folder, ENVIRONMENT_FILE);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(EnvironmentSettings.parse({}));
    return err(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const parsed = parseEnvironment(bytes);
  if (parsed.ok) return parsed;
  const lines = parsed.error.map(
    ({ line, column, message, code }) => `${path}:${line}:${column}: ${message} (${code})`,
  );
  return err(lines.join('\n'));
}

/** Its text, checked: problems are located (H5). */
export function parseEnvironment(bytes: Uint8Array): Result<EnvironmentSettings, readonly TextProblem[]> {
  const checked = checkJsonText(bytes, CAPS);
  const found = textProblems(checked.starts, checked.found);
  if (hasErrors(found) || checked.root === undefined) return err(found);
  const read = EnvironmentSettings.safeParse(JSON.parse(checked.text ?? ''));
  if (read.success) return ok(read.data);
  const { root } = checked;
  return err(
    textProblems(
      checked.starts,
      read.error.issues.flatMap((issue) => problemsOf(issue, root)),
    ),
  );
}

function problemsOf(issue: z.core.$ZodIssue, root: JsonNode): readonly ProblemAt[] {
  const pointer = issue.path.reduce<string>((parent, key) => pointerTo(parent, String(key)), '');
  const node = nodeAt(root, issue.path);
  if (issue.code !== 'unrecognized_keys')
    return [
      { code: 'environment.invalid', message: `${issue.message}.`.replace(/\.\.$/, '.'), pointer, ...spanOf(node) },
    ];
  return issue.keys.map((key) => {
    const member = node.kind === 'object' ? memberOf(node, key) : undefined;
    const message = `“${key}” is no setting. Nothing here is ignored silently: remove it, or correct its name.`;
    return {
      code: 'environment.unknownKey',
      message,
      pointer: pointerTo(pointer, key),
      ...spanOf(member?.key ?? node),
    };
  });
}

/** The value at a path, or the last one on the way that is there. */
function nodeAt(root: JsonNode, path: readonly PropertyKey[]): JsonNode {
  let node = root;
  for (const key of path) {
    const next: JsonNode | undefined =
      node.kind === 'object'
        ? memberOf(node, String(key))?.value
        : node.kind === 'array'
          ? node.elements[Number(key)]
          : undefined;
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function spanOf({ offset, length }: { readonly offset: number; readonly length: number }) {
  return { offset, length };
}
