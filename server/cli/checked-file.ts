import { decodeUtf8 } from '../../shared/base/decode-utf8.ts';
import { hasErrors, type TextProblem } from '../../shared/base/problem.ts';
import { formatHookableEvents } from '../../shared/events/format-hookable-events.ts';
import { parseHookableEvents } from '../../shared/events/parse-hookable-events.ts';
import { formatWorkspace } from '../../shared/flow/format-workspace.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import { compiledProblems } from './compiled-problems.ts';

export type FileKind = 'hookable-events' | 'workspace';

export interface CheckedFile {
  readonly kind: FileKind;
  /** Absent when the bytes are no UTF-8. */
  readonly text?: string;
  readonly problems: readonly TextProblem[];
  /** Its text in canonical form; absent while it has errors that keep it from being read. */
  readonly canonical?: string;
}

/** Checks a file as what its content is: a list of hookable events, or a workspace. */
export function checkFile(bytes: Uint8Array): CheckedFile {
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return { kind: 'hookable-events', problems: parseHookableEvents(bytes).problems };
  const text = decoded.value;
  return isWorkspaceText(text) ? checkWorkspaceText(text) : checkEventsText(text);
}

/** A workspace is an object and says `format` or has triggers; anything else is meant as a list of events. */
function isWorkspaceText(text: string): boolean {
  return /^[\s\uFEFF]*\{/.test(text) && /"(?:format|triggers|timeZone)"\s*:/.test(text);
}

function checkEventsText(text: string): CheckedFile {
  const { events, problems } = parseHookableEvents(text);
  const canonical = hasErrors(problems) ? {} : { canonical: `${formatHookableEvents(events)}\n` };
  return { kind: 'hookable-events', text, problems, ...canonical };
}

function checkWorkspaceText(text: string): CheckedFile {
  const { workspace, problems, readOnly } = parseWorkspace(text);
  if (!workspace) return { kind: 'workspace', text, problems };
  const all = [...problems, ...compiledProblems(text, workspace)];
  all.sort((a, b) => a.line - b.line || a.column - b.column);
  // A newer format is not ours to write.
  return { kind: 'workspace', text, problems: all, ...(readOnly ? {} : { canonical: formatWorkspace(workspace) }) };
}
