import { Plus, X } from 'lucide-react';
import type { ContactChange } from '../../../shared/flow/action.ts';
import { Icon } from '../../ui/icon.tsx';
import { PickList } from '../fields/pick-list.tsx';
import { ProblemLine } from '../fields/form-row.tsx';
import { problemAt, problemExactlyAt } from '../node-problems.ts';
import { useGesture } from '../use-gesture.ts';
import classes from './action-form.module.css';
import type { ActionFormProps, ActionOf } from './action-form-props.ts';
import { ContactFieldInput } from './contact-field-input.tsx';
import { TemplateField } from './template-field.tsx';
import link from '../../ui/link.module.css';

type Change = ContactChange['change'];
const CHANGES: Readonly<Record<Change, readonly [string, string]>> = {
  set: ['Set', 'Set · puts a value in its place'],
  add: ['Add to', 'Add to · a number to a number'],
  append: ['Append to', 'Append to · a value to a list'],
  remove: ['Remove from', 'Remove from · a value from a list'],
};
const KINDS: readonly Change[] = ['set', 'add', 'append', 'remove'];

/** What changes of the contact (A3). */
export function UpdateContactForm({
  action,
  onChange,
  problems,
  focusTarget,
  ...shared
}: ActionFormProps<ActionOf<'updateContact'>>) {
  const gesture = useGesture();
  const changes = action.changes ?? [];
  const put = (next: readonly ContactChange[], id?: string): void => onChange({ ...action, changes: [...next] }, id);
  const edit = (index: number, change: Partial<ContactChange>, id?: string): void =>
    put(
      changes.map((before, at) => (at === index ? { ...before, ...change } : before)),
      id,
    );
  return (
    <>
      {changes.map((change, index) => {
        const at = `action/changes/${index}`;
        const field = problemAt(problems, `${at}/field`);
        return (
          <div key={index} className={classes.pair} role="group" aria-label={`Change ${index + 1}`}>
            <div className={classes.pairHead}>
              <PickList
                label="Change"
                look="small"
                value={change.change}
                valueWords={CHANGES[change.change][0]}
                width={236}
                focusTarget={focusTarget && index === 0}
                options={() => [
                  { label: '', options: KINDS.map((kind) => ({ value: kind, label: CHANGES[kind][1] })) },
                ]}
                onPick={(picked) => {
                  const next = KINDS.find((kind) => kind === picked);
                  if (next !== undefined) edit(index, { change: next });
                }}
              />
              <ContactFieldInput
                value={change.field}
                catalog={shared.catalog}
                invalid={field !== undefined}
                onFocus={gesture.start}
                onChange={(next) => edit(index, { field: next }, gesture.id())}
              />
              <button
                type="button"
                className={classes.remove}
                aria-label={`Remove the change of ${change.field || 'no field'}`}
                onClick={() => put(changes.filter((_, other) => other !== index))}
              >
                <Icon of={X} size={12} />
              </button>
            </div>
            <ProblemLine problem={field} />
            <TemplateField
              {...shared}
              shortLabel="Value"
              label={`Value for ${change.field || 'this change'}`}
              place="text"
              lines={1}
              value={change.value ?? ''}
              field={`${at}/value`}
              problems={problems}
              onChange={(value, id) => edit(index, { value }, id)}
            />
          </div>
        );
      })}
      <ProblemLine problem={problemExactlyAt(problems, 'action/changes')} />
      <button
        type="button"
        className={link.link}
        onClick={() => put([...changes, { field: '', change: 'set', value: '' }])}
      >
        <Icon of={Plus} size={12} />
        Change
      </button>
    </>
  );
}
