import type { TraceEntry } from '../../shared/engine/trace.ts';
import type { Group } from '../../shared/flow/condition.ts';
import classes from './condition-table.module.css';
import { ruleTable, type TableRow } from './rule-table.ts';
import { Verdict } from './verdict.tsx';

function Row({ row }: { row: TableRow }) {
  const indent = { paddingLeft: row.depth * 12 };
  if (row.kind !== 'rule') {
    return (
      <tr className={classes.group}>
        <td>{row.kind === 'group' && row.result !== undefined && <Verdict result={row.result} />}</td>
        <td colSpan={3} style={indent}>
          {row.words}
        </td>
      </tr>
    );
  }
  const { result, field, item, expected, actual, remark } = row;
  return (
    <tr>
      <td>
        <Verdict result={result} />
      </td>
      <td style={indent}>
        <span className="mono" title={field}>
          {field}
        </span>
        {item !== undefined && <span className={classes.item}> {item}</span>}
      </td>
      <td title={expected}>{expected}</td>
      <td title={actual}>
        {actual !== '' && <span className="mono">{actual}</span>}
        {remark !== '' && (
          <span className={classes.remark} data-tone={result ? 'idle' : 'fail'}>
            {actual !== '' && ' '}
            {remark}
          </span>
        )}
      </td>
    </tr>
  );
}

/** Every rule of a reached condition: what it asked, what it met, and how that compares. */
export function ConditionTable(props: { entry: TraceEntry; title: string; condition: Group | undefined }) {
  const rows = ruleTable(props.entry, props.condition);
  if (rows.length === 0) return <p className={classes.none}>{props.title} has no rules.</p>;
  return (
    <table className={classes.table} aria-label={`Rules of ${props.title}`}>
      <thead>
        <tr>
          <th scope="col">Result</th>
          <th scope="col">Field</th>
          <th scope="col">Expected</th>
          <th scope="col">Actual</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row key={index} row={row} />
        ))}
      </tbody>
    </table>
  );
}
