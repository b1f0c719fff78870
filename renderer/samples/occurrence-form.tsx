import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ownValue, type JsonObject } from '../../shared/base/json.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { EventSelect } from '../inspector/fields/event-select.tsx';
import { Icon } from '../ui/icon.tsx';
import { typeIcon } from '../inspector/fields/value-type.ts';
import { editOccurrence } from '../simulator/simulation-store.ts';
import { formFields, withField, type FormField } from './occurrence-fields.ts';
import classes from './occurrence-form.module.css';

function edit(occurrence: JsonObject): void {
  editOccurrence(`${JSON.stringify(occurrence, null, 2)}\n`);
}

function textOf(occurrence: JsonObject, name: string): string {
  const value = ownValue(occurrence, name);
  return typeof value === 'string' ? value : '';
}

function FieldRow({ field, onType }: { field: FormField; onType: (text: string) => void }) {
  // While typing, "1." and "[1," stay as typed; what they mean so far is in the occurrence.
  const [typed, setTyped] = useState<string | null>(null);
  const path = `${field.part === 'data' ? 'event' : 'contact'}.${field.name}`;
  return (
    <div className={classes.row} data-empty={field.text === '' || undefined}>
      <span className={`${classes.name} mono`} title={path}>
        <Icon of={typeIcon(field.type)} size={12} />
        <span className="ellipsis">{field.name}</span>
      </span>
      <TextInput
        size="xs"
        aria-label={path}
        value={typed ?? field.text}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onType(event.currentTarget.value);
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}

/** The occurrence as a form of the fields that it has and of those that are known: what is left empty is not sent. */
export function OccurrenceForm({ occurrence }: { occurrence: JsonObject }) {
  const samples = useWorkspaceMember('samples');
  const fields = useMemo(() => formFields(occurrence, samples), [occurrence, samples]);
  const part = (name: FormField['part']) =>
    fields
      .filter((field) => field.part === name)
      .map((field) => (
        <FieldRow
          key={`${name} ${field.name}`}
          field={field}
          onType={(text) => edit(withField(occurrence, field, text))}
        />
      ));
  const plain = (name: 'id' | 'occurredAt') => (
    <div className={classes.row}>
      <span className={`${classes.name} mono`}>{name}</span>
      <TextInput
        size="xs"
        aria-label={name}
        value={textOf(occurrence, name)}
        onChange={(event) => edit({ ...occurrence, [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <div className={classes.form}>
      <div className={classes.row}>
        <span className={`${classes.name} mono`}>event</span>
        <EventSelect
          label="Event of the occurrence"
          value={textOf(occurrence, 'event')}
          invalid={false}
          internal
          focusTarget={false}
          onPick={(event) => edit({ ...occurrence, event })}
        />
      </div>
      {plain('id')}
      {plain('occurredAt')}
      <h3 className={classes.part}>Contact</h3>
      {part('contact')}
      <h3 className={classes.part}>Event data</h3>
      {part('data')}
    </div>
  );
}
