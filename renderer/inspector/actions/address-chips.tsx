import { X } from 'lucide-react';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemLine } from '../fields/form-row.tsx';
import { problemAt, problemExactlyAt } from '../node-problems.ts';
import classes from './action-form.module.css';

/** Fixed addresses as chips; Enter, comma or leaving the box adds what is typed. */
export function AddressChips(props: {
  readonly addresses: readonly string[];
  readonly onChange: (addresses: readonly string[]) => void;
  readonly problems: readonly Problem[];
  readonly focusTarget: boolean;
}) {
  const { addresses, onChange, problems } = props;
  const [typed, setTyped] = useState('');
  const add = (): void => {
    const fresh = typed.split(/[\s,;]+/).filter((address) => address !== '' && !addresses.includes(address));
    if (fresh.length > 0) onChange([...addresses, ...fresh]);
    setTyped('');
  };
  const first = problemAt(problems, 'action/to');
  return (
    <>
      <div
        className={classes.chips}
        role="group"
        aria-label="Addresses"
        data-invalid={first !== undefined || undefined}
      >
        {addresses.map((address, index) => (
          <span
            key={`${index} ${address}`}

            className={classes.chip}
            data-invalid={problemExactlyAt(problems, `action/to/${index}`) !== undefined || undefined}
          >
            <span className="ellipsis">{address === '' ? 'blank' : address}</span>
            <button
              type="button"
              aria-label={`Remove ${address}`}
              onClick={() => onChange(addresses.filter((_, at) => at !== index))}
            >
              <Icon of={X} size={12} />
            </button>
          </span>
        ))}
        <input
          aria-label="Add an address"
          data-field="action/to"
          data-inspector-focus={props.focusTarget ? '' : undefined}
          placeholder={addresses.length === 0 ? 'sales@example.com' : 'Add'}
          type="text"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onBlur={add}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ',') {
              event.preventDefault();
              add();
            } else if (event.key === 'Backspace' && typed === '' && addresses.length > 0) {
              onChange(addresses.slice(0, -1));
            }
          }}
        />
      </div>
      <ProblemLine problem={first} />
    </>
  );
}
