import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compile } from '../../../shared/compiler/compile.ts';
import { parseWorkspace } from '../../../shared/flow/parse-workspace.ts';
import { OPERATORS, type ConditionTest } from '../../../shared/program/program.ts';

function fixture(name: string) {
  const text = readFileSync(new URL(`../../fixtures/workspaces/${name}.hookflow.json`, import.meta.url), 'utf8');
  const { workspace, problems } = parseWorkspace(text);
  expect(problems).toEqual([]);
  return workspace!;
}

function operatorsOf(test: ConditionTest): readonly string[] {
  switch (test.kind) {
    case 'group':
      return test.of.flatMap(operatorsOf);
    case 'items':
      return operatorsOf(test.where);
    case 'rule':
      return [test.operator];
  }
}

it('[C4 A] every operator and every action compiles', () => {
  const { program, problems, publishable } = compile(fixture('every-part'));
  expect(problems).toEqual([]);
  expect(publishable).toBe(true);
  const steps = program.triggers[0]!.steps;
  expect(steps.map(({ node }) => node)).toEqual(['event', 'if', 'mail', 'sms', 'team', 'hook', 'contact', 'emit']);
  const condition = steps.find((step) => step.kind === 'condition')!.condition;
  expect(new Set(operatorsOf(condition))).toEqual(new Set(OPERATORS));
});

it('[F4] unfinished triggers say what they miss, and only they are blocked', () => {
  const { program, problems, blocked, publishable } = compile(fixture('unfinished'));
  expect(problems.map(({ trigger, node, field, code }) => [trigger, node, field, code])).toEqual([
    ['no-event', 'event', 'event', 'flow.eventNotChosen'],
    ['half-rule', 'if', 'condition/of/0/field', 'condition.fieldMissing'],
    ['half-rule', 'if', 'condition/of/0/operator', 'condition.operatorMissing'],
    ['half-rule', 'if', 'condition/of/1/value', 'condition.operandMissing'],
    ['half-rule', 'mail', 'action/text', 'action.missing'],
    ['half-rule', 'mail', 'action/subject', 'action.missing'],
    ['off', 'b', undefined, 'flow.cycle'],
    ['off', 'a', 'action/event', 'action.missing'],
    ['off', 'b', 'action/changes', 'action.missing'],
    ['later', 'wait', undefined, 'flow.notSupportedYet'],
    ['later', 'split', undefined, 'flow.notSupportedYet'],
    ['later', 'sms', 'action/quietHours', 'flow.notSupportedYet'],
    ['later', undefined, 'frequency', 'flow.notSupportedYet'],
  ]);
  expect(problems.find(({ node }) => node === 'wait')?.message).toBe('Delays are not part of this version yet.');
  expect(blocked).toEqual(['no-event', 'half-rule', 'later']);
  expect(publishable).toBe(false);
  expect(program.triggers.map(({ id, enabled }) => [id, enabled])).toEqual([
    ['off', false],
    ['sound', true],
  ]);
});
