import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { isJsonObject, pointerTo, type Json, type JsonObject } from '../base/json.ts';
import { hasErrors, type TextProblem } from '../base/problem.ts';
import { lineStarts, rangeAt } from '../base/text-position.ts';
import { checkDocument, type DocumentFinding } from './document-check.ts';
import { contentFaults, mayHaveFaults, scanText, syntaxFault, type TextFault } from './file-text.ts';
import { meetsSchema } from './meets-schema.ts';
import { Workspace, WORKSPACE_FORMAT, WORKSPACE_VERSION } from './workspace.ts';

export interface ParsedWorkspace {
  /** Absent when the text is no workspace that could be edited without loss. */
  readonly workspace?: Workspace;
  readonly problems: readonly TextProblem[];
  /** The file is of a newer format: it may be looked at, not saved. */
  readonly readOnly?: true;
}

/**
 * Reads the text of a workspace file (F0). Never throws. Problems are located (H5); unknown keys are warnings and stay in the workspace,
 * so that saving keeps them. An unfinished flow is no problem here (F4): the compiler speaks of it.
 */
export function parseWorkspace(text: string): ParsedWorkspace {
  const { cap = text.trim() === '' ? emptyFault(text) : undefined, members } = scanText(text);
  if (cap !== undefined) return { problems: locateFaults(text, [cap]) };
  const value = parseJson(text);
  if (value === undefined) return { problems: locateFaults(text, [syntaxFault(text)]) };
  const foreign = refuseForeign(value);
  if (foreign !== undefined || !isJsonObject(value))
    return { problems: locate(text, foreign === undefined ? [] : [foreign]) };
  const faults = mayHaveFaults(text, members, memberCount(value)) ? contentFaults(text) : [];
  if (faults.length > 0) return { problems: locateFaults(text, faults) };
  return isNewer(value) ? openNewer(text, value) : openCurrent(text, value);
}

function openCurrent(text: string, value: JsonObject): ParsedWorkspace {
  if (isFlawless(text, value)) return { workspace: asWorkspace(value), problems: [] };
  const problems = locate(text, checkDocument(value, Workspace));
  return hasErrors(problems) ? { problems } : { workspace: asWorkspace(value), problems };
}

/** What a newer format adds cannot be told from mistakes, so only what this version needs is checked. */
function openNewer(text: string, value: JsonObject): ParsedWorkspace {
  const findings = checkDocument({ ...value, version: WORKSPACE_VERSION }, Workspace);
  const readable = findings.every((finding) => finding.severity === 'warning');
  const newer: DocumentFinding = {
    code: 'file.newerVersion',
    severity: readable ? 'warning' : 'error',
    message: readable
      ? 'A newer Hookflow wrote this file. You can look at it; to change it, update Hookflow.'
      : 'A newer Hookflow wrote this file, and this one cannot read it. Update Hookflow to open it.',
    path: ['version'],
    at: 'value',
  };
  const problems = locate(text, [newer]);
  return readable ? { workspace: asWorkspace(value), problems, readOnly: true } : { problems, readOnly: true };
}

/**
 * Whether the value meets the strict schema as it is, as nearly every file does: then nothing in it is unknown either. Of
 * what stands under the key `__proto__` zod takes no notice.
 */
function isFlawless(text: string, value: JsonObject): boolean {
  return !/__proto__|\\u005[fF]/.test(text) && meetsSchema(value, Workspace);
}

function memberCount(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : Object.values(value);
  let count = Array.isArray(value) ? 0 : members.length;
  for (const member of members) if (typeof member === 'object') count += memberCount(member);
  return count;
}

/** `checkDocument` has just found the value to be a workspace, unknown keys aside. */
function asWorkspace(value: JsonObject): Workspace {
  return value as unknown as Workspace;
}

function isNewer(value: JsonObject): boolean {
  const version = value['version'];
  return typeof version === 'number' && Number.isInteger(version) && version > WORKSPACE_VERSION;
}

function refuseForeign(value: Json): DocumentFinding | undefined {
  if (isJsonObject(value) && value['format'] === WORKSPACE_FORMAT) return undefined;
  const message = Array.isArray(value)
    ? 'This is a list, not a workspace. Hookable events are imported in an open workspace, under Events JSON.'
    : `This is no Hookflow workspace: its “format” is not "${WORKSPACE_FORMAT}".`;
  return { code: 'file.notWorkspace', severity: 'error', message, path: [], at: 'value' };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function emptyFault(text: string): TextFault {
  return { code: 'file.empty', message: 'The file is empty.', offset: 0, length: text.length, path: [] };
}

function locateFaults(text: string, faults: readonly TextFault[]): readonly TextProblem[] {
  const starts = lineStarts(text);
  return faults.map(({ code, message, offset, length, path }) => ({
    code,
    severity: 'error' as const,
    message,
    pointer: pointerOf(path),
    ...rangeAt(starts, offset, length),
    fixes: [],
  }));
}

function locate(text: string, findings: readonly DocumentFinding[]): readonly TextProblem[] {
  if (findings.length === 0) return [];
  const starts = lineStarts(text);
  const root = parseTree(text);
  return findings.map(({ code, severity, message, path, at }) => {
    const node = root && nodeAt(root, path, at);
    const range = rangeAt(starts, node?.offset ?? 0, node?.length ?? 0);
    return { code, severity, message, pointer: pointerOf(path), ...range, fixes: [] };
  });
}

function nodeAt(root: Node, path: readonly (string | number)[], at: 'value' | 'key'): Node | undefined {
  const value = findNodeAtLocation(root, [...path]);
  return at === 'key' ? value?.parent?.children?.[0] : value;
}

function pointerOf(path: readonly (string | number)[]): string {
  return path.reduce<string>(pointerTo, '');
}
