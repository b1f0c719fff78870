import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Sample } from '../../shared/flow/workspace.ts';
import { dispatch } from '../document/document-store.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import classes from './sample-dialog.module.css';
import { setRenamed, useSamplesSession } from './samples-session.ts';

const close = () => setRenamed(null);

function Form({ sample }: { sample: Sample }) {
  const [name, setName] = useState(sample.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const own = name.trim();
    if (own === '') return;
    if (own !== sample.name) dispatch({ kind: 'putSample', sample: { ...sample, name: own } });
    close();
  };
  return (
    <form className={classes.body} onSubmit={submit}>
      <TextInput
        label="Name of the sample"
        value={name}
        maxLength={120}
        data-autofocus
        error={name.trim() === '' ? 'A sample needs a name.' : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.foot}>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit">Rename</Button>
      </div>
    </form>
  );
}

/** Another name for a sample; tests name it by its id, so they keep it. */
export function RenameSample() {
  const id = useSamplesSession((state) => state.renamed);
  const samples = useWorkspaceMember('samples');
  const sample = samples.find((one) => one.id === id);
  return (
    <Modal
      opened={sample !== undefined}
      onClose={close}
      title="Rename sample"
      size="sm"
      closeButtonProps={{ 'aria-label': 'Close' }}
      centered
    >
      {sample && <Form key={sample.id} sample={sample} />}
    </Modal>
  );
}
