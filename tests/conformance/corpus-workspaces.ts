import type { JsonObject } from '../../shared/base/json.ts';
import type { Occurrence } from '../../shared/events/occurrence.ts';
import { TEMPLATE_DATA, caseOccurrence, casesOf, type TemplateCase } from './conformance-case.ts';

/** Cases of one time zone as one document: each case is a trigger with an event of its own. */
export interface CorpusWorkspace {
  readonly id: string;
  /** The document's text. */
  readonly text: string;
  readonly occurrences: readonly Occurrence[];
}

interface Case {
  readonly timeZone: string;
  readonly trigger: JsonObject;
  readonly occurrence: Occurrence;
}

/** The whole corpus but what no document may hold. */
export function corpusWorkspaces(): readonly CorpusWorkspace[] {
  const cases = [...conditionCases(), ...templateCases(), ...flowCases()];
  const zones = [...new Set(cases.map((of) => of.timeZone))];
  return zones.map((timeZone, at) => {
    const own = cases
      .filter((of) => of.timeZone === timeZone)
      .map((of, index) => withOwnEvent(of, eventId(index), index));
    const id = `conformance-${at}`;
    const document = {
      ...{ format: 'hookflow-workspace', version: 1, id, name: timeZone, timeZone },
      events: [...own.map((_, index) => eventId(index)), OTHER_EVENT].map((event) => ({ id: event, label: event })),
      ...{ retiredEventIds: [], triggers: own.map((of) => of.trigger), samples: [], scenarios: [], layout: {} },
    };
    return { id, text: JSON.stringify(document), occurrences: own.map((of) => of.occurrence) };
  });
}

/** Of the cases whose occurrence is none of the trigger's. */
const OTHER_EVENT = '70399';
const PREFIXES = ['305', '702', '703'];

function eventId(index: number): string {
  return `${PREFIXES[Math.floor(index / 99)]!}${String((index % 99) + 1).padStart(2, '0')}`;
}

/** The same case with both of its events under one new id, and a contact that no other case has. */
function withOwnEvent({ timeZone, trigger, occurrence }: Case, event: string, index: number): Case {
  const text = JSON.stringify({
    ...trigger,
    id: `t${index}`,
    name: `Case ${index}`,
    enabled: trigger['enabled'] ?? true,
  });
  return {
    timeZone,
    trigger: JSON.parse(text.replaceAll('"30552"', `"${event}"`).replaceAll('"30551"', `"${event}"`)) as JsonObject,
    occurrence: {
      ...occurrence,
      id: `case-${index}`,
      event: occurrence.event === '30552' ? event : OTHER_EVENT,
      contact: { ...occurrence.contact, id: `contact-${index}` },
    },
  };
}

const START = { id: 'e', kind: 'event', event: '30552' };
const TOLD = { kind: 'notifyTeam', to: ['a@example.com'], subject: 's', text: 't' };

function conditionCases(): readonly Case[] {
  return casesOf('conditions').map((row) => ({
    timeZone: row.timeZone ?? 'UTC',
    trigger: {
      nodes: [
        START,
        { id: 'c', kind: 'condition', condition: { match: 'all', of: [row.is] } },
        { id: 'n', kind: 'action', action: TOLD },
      ],
      edges: [
        { from: 'e', port: 'out', to: 'c' },
        { from: 'c', port: 'yes', to: 'n' },
      ],
    },
    occurrence: caseOccurrence(row),
  }));
}

function templateCases(): readonly Case[] {
  return casesOf('templates')
    .filter((row) => row.refused === undefined)
    .map((row) => ({
      timeZone: row.timeZone ?? 'UTC',
      trigger: {
        nodes: [START, { id: 'n', kind: 'action', action: actionWith(row) }],
        edges: [{ from: 'e', port: 'out', to: 'n' }],
      },
      occurrence: caseOccurrence({ data: TEMPLATE_DATA.event, contact: TEMPLATE_DATA.contact }),
    }));
}

function actionWith({ place, template }: TemplateCase): JsonObject {
  const hook = { kind: 'callWebhook', url: 'https://example.com/', method: 'POST', headers: {} };
  switch (place) {
    case 'text':
      return { ...TOLD, text: template };
    case 'html':
      return { kind: 'sendEmail', to: 'a@example.com', subject: 's', html: template };
    case 'json':
      return { ...hook, body: template };
    case 'url':
      return { ...hook, url: `https://example.com/${template}` };
    case 'header':
      return { ...hook, headers: { 'X-Case': template } };
  }
}

function flowCases(): readonly Case[] {
  return casesOf('flows').map((row) => ({
    timeZone: 'UTC',
    trigger: { nodes: row.nodes, edges: row.edges, ...row.trigger },
    occurrence: caseOccurrence(row),
  }));
}
