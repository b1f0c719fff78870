import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { JsonObject } from '../../shared/base/json.ts';
import { sha256Hex } from '../../shared/base/sha256.ts';
import { decide } from '../../shared/engine/decide.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { prepare } from '../../shared/engine/prepare.ts';
import { checkTemplate, compileTemplate } from '../../shared/program/template.ts';
import { CASE_TIME, TEMPLATE_DATA, caseOccurrence, casesOf, compiled } from './conformance-case.ts';

const now = Date.parse(CASE_TIME);
const conditions = casesOf('conditions');
const templates = casesOf('templates');
const flows = casesOf('flows');

it('the corpus is as large as it was', () => {
  expect(conditions.length + templates.length + flows.length).toBeGreaterThanOrEqual(200);
});

describe('conditions', () => {
  it.each(
    conditions.map((row) => [row.rule, JSON.stringify(row.is), JSON.stringify(row.data), row.expect, row] as const),
  )('[%s] %s with %s is %s', (_rule, _is, _data, expected, row) => {
    const program = compiled(
      {
        nodes: [
          { id: 'e', kind: 'event', event: '30552' },
          { id: 'c', kind: 'condition', condition: { match: 'all', of: [row.is] } },
          { id: 'n', kind: 'action', action: { kind: 'notifyTeam', to: ['a@example.com'], subject: 's', text: 't' } },
        ],
        edges: [
          { from: 'e', port: 'out', to: 'c' },
          { from: 'c', port: 'yes', to: 'n' },
        ],
      },
      row.timeZone,
    );
    const prepared = prepare(program);
    const occurrence = caseOccurrence(row);
    const o = { now, state: { contact: occurrence.contact } };
    const [trace] = evaluate(prepared, occurrence, o).trace.triggers;
    const node = trace!.nodes.find((of) => of.node === 'c')!;
    expect(node.state).toBe(expected ? 'passed' : 'failed');
    expect(decide(prepared, occurrence, o).fired).toEqual(expected ? ['t'] : []);
    const notes = node.rules!.map((rule) => rule.note).filter((note) => note !== undefined);
    expect(notes).toEqual(row.note === undefined ? [] : [row.note]);
  });
});

describe('templates', () => {
  it.each(templates.map((row) => [row.rule, row.place, row.template, row] as const))(
    '[%s] in %s: %s',
    (_rule, place, source, row) => {
      const reason = checkTemplate(source);
      if (row.refused !== undefined) {
        expect(reason).toContain(row.refused);
        return;
      }
      expect(reason).toBeUndefined();
      const template = compileTemplate(source, place);
      const rendered = template.ok && template.value.render({ now, timeZone: row.timeZone ?? 'UTC', ...TEMPLATE_DATA });
      if (row.fails === undefined) {
        expect(rendered).toEqual({ ok: true, value: { text: row.expect, notes: row.notes ?? [] } });
      } else {
        expect(rendered && !rendered.ok && rendered.error).toContain(row.fails);
      }
    },
  );
});

describe('flows', () => {
  it.each(flows.map((row) => [row.rule, row.name, row] as const))('[%s] %s', (_rule, _name, row) => {
    const prepared = prepare(compiled({ nodes: row.nodes, edges: row.edges, ...row.trigger }));
    const occurrence = caseOccurrence(row);
    const o = { now, state: { contact: occurrence.contact } };
    const result = evaluate(prepared, occurrence, o);
    const [trace] = result.trace.triggers;
    expect(trace?.outcome ?? 'absent').toBe(row.outcome);
    expect(trace?.gate).toBe(row.gate);
    const decision = decide(prepared, occurrence, o);
    expect(decision.fired).toEqual(row.outcome === 'fired' ? ['t'] : []);
    expect(decision.state).toEqual(result.state);
    if (row.states) expect(Object.fromEntries(trace!.nodes.map((node) => [node.node, node.state]))).toEqual(row.states);
    if (row.order) expect(trace!.nodes.map((node) => node.node)).toEqual(row.order);
    const errors = trace?.nodes.flatMap((node) => (node.error ? [node.error.code] : [])) ?? [];
    expect(errors).toEqual(row.error === undefined ? [] : [row.error]);
    if (row.after) expect(result.state.contact).toEqual(row.after);
    if (row.caused) {
      expect((result.trace.caused ?? []).map((of) => (of.guard ? `${of.event} ${of.guard}` : of.event))).toEqual(
        row.caused,
      );
    }
    if (row.actions) expect(result.requests).toMatchObject(row.actions as unknown as JsonObject[]);
    if (row.actions) expect(result.requests).toHaveLength(row.actions.length);
    if (row.keyOf) expect(result.requests[0]!.key).toBe(sha256Hex(canonicalJson(row.keyOf)));
  });
});
