import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '../../shared/base/json.ts';
import { compile } from '../../shared/compiler/compile.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import { parseWorkspace } from '../../shared/flow/parse-workspace.ts';
import type { Program } from '../../shared/program/program.ts';

/** Rows of `tests/fixtures/conformance`: documents as drawn, occurrences, and what the rules say must happen. */
export interface ConditionCase {
  readonly rule: string;
  /** A member of a condition's group. */
  readonly is: JsonObject;
  readonly data: JsonObject;
  readonly contact?: JsonObject;
  readonly timeZone?: string;
  readonly expect: boolean;
  readonly note?: string;
}

export interface TemplateCase {
  readonly rule: string;
  readonly place: 'text' | 'html' | 'json' | 'url' | 'header';
  readonly template: string;
  readonly timeZone?: string;
  readonly expect?: string;
  readonly notes?: readonly string[];
  /** Part of the reason it does not parse, or does not render. */
  readonly refused?: string;
  readonly fails?: string;
}

export interface FlowCase {
  readonly rule: string;
  readonly name: string;
  readonly nodes: readonly JsonObject[];
  readonly edges: readonly JsonObject[];
  readonly trigger?: JsonObject;
  readonly event?: string;
  readonly data?: JsonObject;
  readonly contact?: JsonObject;
  readonly outcome: 'fired' | 'notFired' | 'gated' | 'absent';
  readonly gate?: string;
  readonly states?: Readonly<Record<string, string>>;
  readonly order?: readonly string[];
  readonly error?: string;
  readonly actions?: readonly JsonObject[];
  /** The contact afterwards, and the events that were caused, `loop-guard` named. */
  readonly after?: JsonObject;
  readonly caused?: readonly string[];
  readonly keyOf?: readonly string[];
}

export const CASE_TIME = '2026-03-14T15:09:26Z';

/** What the templates' cases see. */
export const TEMPLATE_DATA = {
  event: {
    items: [
      { name: 'Kettle', quantity: 1 },
      { name: '<Filter>', quantity: 2 },
    ],
    quote: 'say "hi"\n',
    path: '../a?b=c&d#e',
  },
  contact: { firstname: 'Ada' },
  occurrence: { id: 'case-1', event: '30552', occurredAt: CASE_TIME },
};

export function casesOf(name: 'conditions'): readonly ConditionCase[];
export function casesOf(name: 'templates'): readonly TemplateCase[];
export function casesOf(name: 'flows'): readonly FlowCase[];
export function casesOf(name: string): unknown {
  const file = new URL(`../fixtures/conformance/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as unknown;
}

/** The program of one trigger `t`, by way of the document's text and the compiler, as every user's is. */
export function compiled(trigger: JsonObject, timeZone = 'UTC'): Program {
  const document: JsonObject = {
    format: 'hookflow-workspace',
    version: 1,
    id: 'conformance',
    name: 'Conformance',
    timeZone,
    events: [
      { id: '30551', label: 'Add to cart' },
      { id: '30552', label: 'Purchase' },
    ],
    retiredEventIds: [],
    triggers: [{ id: 't', name: 'T', enabled: true, ...trigger }],
    samples: [],
    scenarios: [],
    layout: {},
  };
  const { workspace, problems } = parseWorkspace(JSON.stringify(document));
  if (!workspace) throw new Error(JSON.stringify(problems));
  const { program, blocked, problems: found } = compile(workspace);
  if (blocked.length > 0) throw new Error(JSON.stringify(found));
  return program;
}

export function caseOccurrence(o: { event?: string; data?: Json; contact?: JsonObject }): Occurrence {
  const contact = o.contact ?? {};
  return {
    id: 'case-1',
    event: o.event ?? '30552',
    occurredAt: CASE_TIME,
    contact,
    data: (o.data ?? {}) as JsonObject,
  };
}
