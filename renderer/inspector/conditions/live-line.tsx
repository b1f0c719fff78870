import { Check, OctagonAlert, TriangleAlert, X } from 'lucide-react';
import type { Problem } from '../../../shared/base/problem.ts';
import { Icon } from '../../ui/icon.tsx';
import { entryOf, type Catalog } from '../fields/field-catalog.ts';
import { typeIcon, TYPE_WORDS } from '../fields/value-type.ts';
import classes from './condition.module.css';
import type { ResultWords } from './result-words.ts';

/** The line under a rule: what is wrong with it, else what the sample in view says, else what samples tell of the field. */
export function LiveLine(props: {
  readonly id: string;
  readonly problem: Problem | undefined;
  readonly warning: string | undefined;
  readonly holds: boolean | undefined;
  readonly words: ResultWords | undefined;
  readonly field: string;
  readonly catalog: Catalog;
  /** What to do first, as long as nothing is chosen. */
  readonly hint?: string | undefined;
}) {
  const { id, problem, warning, holds, words } = props;
  if (props.hint !== undefined) {
    return (
      <p className={classes.line} id={id} data-wrap>
        <span className={classes.verdict}>{props.hint}</span>
      </p>
    );
  }
  if (problem?.severity === 'error' || warning !== undefined) {
    return (
      <p className={classes.line} id={id} data-tone="err" data-wrap>
        <Icon of={OctagonAlert} size={12} />
        <span className={classes.verdict}>{problem?.severity === 'error' ? problem.message : warning}</span>
      </p>
    );
  }
  if (problem !== undefined) {
    return (
      <p className={classes.line} id={id} data-tone="wait" data-wrap>
        <Icon of={TriangleAlert} size={12} />
        <span className={classes.verdict}>{problem.message}</span>
      </p>
    );
  }
  if (holds !== undefined && words !== undefined) {
    return (
      <p className={classes.line} id={id} data-tone={holds ? 'pass' : 'fail'}>
        <Icon of={holds ? Check : X} size={12} />
        {words.value !== '' && <span className={classes.value}>{words.value}</span>}
        <span className={classes.verdict}>{words.verdict}</span>
      </p>
    );
  }
  return <KnownLine {...props} />;
}

/** What can be chosen, with an example from the samples. */
export function exampleHint(what: 'field' | 'list', catalog: Catalog): string {
  const entry = catalog.entries.find(({ types: [type] }) =>
    what === 'list' ? type === 'list' : type !== undefined && type !== 'list' && type !== 'object',
  );
  if (entry === undefined) return what === 'list' ? 'No sample has a list; write its field.' : 'Choose a field.';
  return `Choose a ${what}, such as ${entry.path}.`;
}

function KnownLine({ id, field, catalog }: { readonly id: string; readonly field: string; readonly catalog: Catalog }) {
  const entry = entryOf(catalog, field);
  const [type] = entry?.types ?? [];
  if (type === undefined) {
    const words = catalog.scopes.length === 0 ? 'No sample of this event yet' : 'No sample has this field';
    return (
      <p className={classes.line} id={id}>
        <span className={classes.verdict}>{words}</span>
      </p>
    );
  }
  return (
    <p className={classes.line} id={id}>
      <Icon of={typeIcon(type)} size={12} />
      <span className={classes.verdict}>{TYPE_WORDS[type]}</span>
      {entry?.example !== undefined && <span className={classes.value}>{JSON.stringify(entry.example)}</span>}
    </p>
  );
}
