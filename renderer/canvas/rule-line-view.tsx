import { Check, X } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { NODE_LOOKS } from '../ui/tone.ts';
import type { RuleMark } from './flow-overlay.ts';
import classes from './rule-line-view.module.css';
import type { RuleLine } from './rule-lines.ts';

/** One rule of a condition in words, with what the shown simulation says of it, or the mark of what is painted over the flow. */
export function RuleLineView({ rule, mark }: { rule: RuleLine; mark?: RuleMark | undefined }) {
  const look = mark && NODE_LOOKS[mark.state];
  return (
    <div className={classes.rule} title={mark?.words}>
      <span
        className={classes.result}
        data-tone={look?.tone ?? (rule.holds === undefined ? 'idle' : rule.holds ? 'pass' : 'fail')}
      >
        {look && <Icon of={look.icon} size={12} />}
        {rule.holds !== undefined && <Icon of={rule.holds ? Check : X} size={12} />}
      </span>
      <span className="ellipsis">
        {rule.field !== '' && <span className={classes.path}>{rule.field}</span>} {rule.operator}{' '}
        {rule.value !== '' && <b>{rule.value}</b>}
        {mark && <span className="spoken">, {mark.words}</span>}
        {rule.holds !== undefined && <span className="spoken">{rule.holds ? ', holds' : ', does not hold'}</span>}
      </span>
    </div>
  );
}
