import { Check, X } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import classes from './condition-table.module.css';

/** Whether a rule or a gate said yes: icon, word and colour. */
export function Verdict({ result }: { result: boolean }) {
  return (
    <span className={classes.verdict} data-tone={result ? 'pass' : 'fail'}>
      <Icon of={result ? Check : X} size={14} />
      <b>{result ? 'Yes' : 'No'}</b>
    </span>
  );
}
