import { memo, useId } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { Rule } from '../../../shared/flow/condition.ts';
import { isGroup, isItemTest, type ConditionMember } from '../../../shared/flow/condition.ts';
import { operatorWords } from '../../../shared/flow/wording.ts';
import { Icon } from '../../ui/icon.tsx';
import { entryOf, knownType, type Catalog } from '../fields/field-catalog.ts';
import { FieldPicker } from '../fields/field-picker.tsx';
import { PickList } from '../fields/pick-list.tsx';
import { typeIcon } from '../fields/value-type.ts';
import { useGesture } from '../use-gesture.ts';
import { useBuilder } from './builder.ts';
import classes from './condition.module.css';
import type { Pointer } from './condition-path.ts';
import { exampleHint, LiveLine } from './live-line.tsx';
import { MemberMenu } from './member-menu.tsx';
import { changedRule, operandKind, withField, withOperator } from './operand.ts';
import { operatorOptions } from './operator-options.ts';
import { shortOperator } from './short-operator.ts';
import bar from './rule-bar.module.css';
import { typeWarning } from './type-warning.ts';
import { ValueEditor } from './value-editor.tsx';

export interface RuleRowProps {
  readonly rule: Rule;
  readonly pointer: Pointer;
  readonly catalog: Catalog;
  readonly fieldProblem: Problem | undefined;
  readonly operatorProblem: Problem | undefined;
  readonly valueProblem: Problem | undefined;
  /** What the sample in view says, in primitives, so that a rule is drawn again only when its own line changes. */
  readonly holds: boolean | undefined;
  readonly sampleValue: string | undefined;
  readonly verdict: string | undefined;
}

function asRule(member: ConditionMember, change: (rule: Rule) => Rule): ConditionMember {
  return isGroup(member) || isItemTest(member) ? member : change(member);
}

/** Lists, times and two numbers need more of the bar than a word does. */
function isWide(operator: string): boolean {
  return ['list', 'time', 'range'].includes(operandKind(operator));
}

/** One rule: field, operator and value in one bar, and its line below. */
export const RuleRow = memo(function RuleRow(props: RuleRowProps) {
  const { rule, pointer, catalog, fieldProblem, operatorProblem, valueProblem } = props;
  const builder = useBuilder();
  const gesture = useGesture();
  const line = useId();
  const known = knownType(catalog, rule.field);
  const warning = typeWarning(rule, entryOf(catalog, rule.field));
  const problem = fieldProblem ?? operatorProblem ?? valueProblem;
  const unset = rule.field === '';
  const invalid = !unset && (problem?.severity === 'error' || warning !== undefined);
  const edit = (change: (rule: Rule) => Rule, id?: string): void =>
    builder.replace(pointer, (member) => asRule(member, change), id);
  const words = {
    field: rule.field === '' ? 'no field' : rule.field,
    operator: operatorWords(rule.operator, rule.not),
  };
  return (
    <div className={classes.member} data-member={pointer}>
      <div className={classes.rule}>
        <div
          className={bar.bar}
          role="group"
          aria-label={`Rule: ${words.field} ${words.operator}`}
          data-invalid={invalid || undefined}
        >
          <span className={bar.field}>
            <Icon of={typeIcon(known ?? entryOf(catalog, rule.field)?.types[0])} size={12} />
            <FieldPicker
              label="Field"
              value={rule.field}
              catalog={catalog}
              onFocus={gesture.start}
              onType={(field) => edit((before) => changedRule(before, { field }), gesture.id())}
              onPick={(field) => edit((before) => withField(before, field, knownType(catalog, field)), gesture.id())}
              invalid={fieldProblem?.severity === 'error'}
              describedBy={line}
            />
          </span>
          <span className={bar.operator}>
            <PickList
              label="Operator"
              look="cell"
              search
              width={228}
              part="operator"
              value={`${rule.operator} ${rule.not === true}`}
              valueWords={words.operator}
              shown={shortOperator(rule.operator, rule.not)}
              invalid={operatorProblem !== undefined}
              options={() => {
                const { fitting, others } = operatorOptions(known);
                const option = (found: (typeof fitting)[number]) => ({
                  value: `${found.operator} ${found.not}`,
                  label: found.label,
                });
                return [
                  { label: '', options: fitting.map(option) },
                  { label: 'Others', options: others.map(option) },
                ];
              }}
              onPick={(picked) => {
                const [operator = '', not] = picked.split(' ');
                edit((before) => withOperator(before, operator, not === 'true', known));
              }}
            />
          </span>
          {operandKind(rule.operator) !== 'none' && (
            <span className={bar.value} data-wide={isWide(rule.operator) || undefined}>
              <ValueEditor
                rule={rule}
                known={known}
                onFocus={gesture.start}
                onChange={(change) => edit((before) => changedRule(before, change), gesture.id())}
                invalid={valueProblem?.severity === 'error'}
                describedBy={line}
              />
            </span>
          )}
        </div>
        <span className={classes.menu}>
          <MemberMenu pointer={pointer} kind="rule" />
        </span>
      </div>
      <LiveLine
        id={line}
        problem={problem}
        warning={warning}
        holds={props.holds}
        words={props.verdict === undefined ? undefined : { value: props.sampleValue ?? '', verdict: props.verdict }}
        field={rule.field}
        catalog={catalog}
        hint={unset ? exampleHint('field', catalog) : undefined}
      />
    </div>
  );
});
