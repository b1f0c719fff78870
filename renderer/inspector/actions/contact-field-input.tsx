import { Autocomplete } from '@mantine/core';
import { useMemo } from 'react';
import type { Catalog } from '../fields/field-catalog.ts';

/** The name of a contact field, completed from samples and the platform's own names (O3); any other name may be typed. */
export function ContactFieldInput(props: {
  readonly value: string;
  readonly catalog: Catalog;
  readonly invalid: boolean;
  readonly onFocus: () => void;
  readonly onChange: (field: string) => void;
}) {
  const names = useMemo(
    () => props.catalog.entries.flatMap(({ path }) => /^contact\.([^.[\]]+)$/.exec(path)?.[1] ?? []),
    [props.catalog],
  );
  return (
    <Autocomplete
      aria-label="Contact field"
      placeholder="field"
      flex={1}
      size="xs"
      data={names.filter((name) => name !== 'id')}
      value={props.value}
      error={props.invalid}
      spellCheck={false}
      autoComplete="off"
      onFocus={props.onFocus}
      onChange={props.onChange}
    />
  );
}
