import { Autocomplete } from '@mantine/core';
import { CreditCard, User, X } from 'lucide-react';
import { shorten } from '../../shared/base/shorten.ts';
import type { MappingRow } from '../../shared/events/mapping/propose-mapping.ts';
import { KNOWN_CONTACT_FIELDS } from '../inspector/fields/known-fields.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import classes from './mapping-dialog.module.css';

const TARGETS = ['id', 'occurredAt', ...KNOWN_CONTACT_FIELDS.map(([path]) => path)];

function Row({ row, onTarget }: { row: MappingRow; onTarget: (to: string) => void }) {
  const { from, to, value, sensitive } = row;
  return (
    <tr data-dropped={to === '' || undefined}>
      <th scope="row">
        <span className="mono" title={from}>
          {from}
        </span>
        <span className={classes.value} title={JSON.stringify(value)}>
          {shorten(JSON.stringify(value))}
        </span>
      </th>
      <td>
        {sensitive === 'secret' && (
          <Badge tone="err" icon={CreditCard}>
            Secret
          </Badge>
        )}
        {sensitive === 'personal' && (
          <Badge tone="wait" icon={User}>
            Personal
          </Badge>
        )}
      </td>
      <td>
        <Autocomplete
          size="xs"
          aria-label={`Field for ${from}`}
          placeholder="Left out"
          data={TARGETS}
          value={to}
          onChange={onTarget}
          comboboxProps={{ transitionProps: { duration: 120 } }}
        />
      </td>
      <td>{to !== '' && <IconButton icon={X} label={`Leave out ${from}`} small onClick={() => onTarget('')} />}</td>
    </tr>
  );
}

/** Their fields beside the occurrence's; an empty one is left out. */
export function MappingTable(props: { rows: readonly MappingRow[]; onTarget: (from: string, to: string) => void }) {
  const { rows, onTarget } = props;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Their field</th>
            <th scope="col">
              <span className="spoken">Sensitive</span>
            </th>
            <th scope="col">Field of the occurrence</th>
            <th scope="col">
              <span className="spoken">Leave out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.from} row={row} onTarget={(to) => onTarget(row.from, to)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
