import classes from './action-form.module.css';
import type { ActionFormProps, ActionOf } from './action-form-props.ts';
import { AddressChips } from './address-chips.tsx';
import { TemplateField } from './template-field.tsx';

/** A message to fixed addresses of the team. */
export function NotifyForm({
  action,
  onChange,
  problems,
  focusTarget,
  ...shared
}: ActionFormProps<ActionOf<'notifyTeam'>>) {
  const field = (member: 'subject' | 'text') => ({
    ...shared,
    value: action[member] ?? '',
    field: `action/${member}`,
    problems,
    onChange: (value: string, gesture: string) => onChange({ ...action, [member]: value }, gesture),
  });
  return (
    <>
      <div className={classes.field}>
        <span className={classes.label}>To</span>
        <AddressChips
          addresses={action.to ?? []}
          problems={problems}
          focusTarget={focusTarget}
          onChange={(to) => onChange({ ...action, to: [...to] })}
        />
      </div>
      <TemplateField {...field('subject')} label="Subject" place="text" lines={1} />
      <TemplateField {...field('text')} label="Text" place="text" lines={4} />
    </>
  );
}
