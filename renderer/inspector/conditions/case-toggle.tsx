import { CaseSensitive } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { foldsCase } from './operand.ts';
import classes from './rule-bar.module.css';
import type { ValueEditorProps } from './value-editor-props.ts';

/** `Aa`: pressed, upper and lower case are the same (C5). */
export function CaseToggle({ rule, onChange }: Pick<ValueEditorProps, 'rule' | 'onChange'>) {
  if (!foldsCase(rule.operator)) return null;
  const ignored = rule.ignoreCase === true;
  return (
    <button
      type="button"
      className={classes.toggle}
      aria-label="Ignore case"
      aria-pressed={ignored}
      title={ignored ? 'Upper and lower case are the same' : 'Upper and lower case differ'}
      onClick={() => onChange({ ignoreCase: !ignored })}
    >
      <Icon of={CaseSensitive} size={16} />
    </button>
  );
}
