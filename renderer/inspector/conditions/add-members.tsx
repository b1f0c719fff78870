import { Plus } from 'lucide-react';
import type { ConditionMember, Rule } from '../../../shared/flow/condition.ts';
import { Icon } from '../../ui/icon.tsx';
import { useBuilder } from './builder.ts';
import classes from './condition.module.css';
import type { Pointer } from './condition-path.ts';
import link from '../../ui/link.module.css';

const RULE: Rule = { field: '', operator: 'equals', value: '' };

const CHOICES: readonly (readonly [string, ConditionMember])[] = [
  ['Rule', RULE],
  ['Group', { match: 'any', of: [RULE] }],
  ['Item test', { items: '', match: 'any', where: { match: 'all', of: [RULE] } }],
];

/** The row at the end of a group: add a rule, a group or an item test to it. */
export function AddMembers({ group }: { readonly group: Pointer }) {
  const builder = useBuilder();
  return (
    <div className={classes.adds}>
      {CHOICES.map(([name, member]) => (
        <button
          key={name}
          type="button"
          className={link.link}
          data-part={name === 'Rule' ? 'add' : undefined}
          aria-label={`Add ${name.toLowerCase()}`}
          onClick={() => builder.add(group, member)}
        >
          <Icon of={Plus} size={12} />
          {name}
        </button>
      ))}
    </div>
  );
}
