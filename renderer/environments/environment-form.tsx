import { Button, Checkbox, Group, PasswordInput, TextInput } from '@mantine/core';
import { CircleCheck, OctagonAlert, ShieldAlert } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import type { ConnectionCheck, Environment, SavedEnvironment } from '../../shared/desktop/desktop-answers.ts';
import type { EnvironmentDraft } from '../../shared/desktop/desktop-calls.ts';
import { desktop } from '../desktop.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { announce } from '../ui/announce.tsx';
import { Icon } from '../ui/icon.tsx';
import { checkWords } from './check-words.ts';
import classes from './environments-dialog.module.css';
import { chooseEnvironment } from './environments-store.ts';

type Refusal = Exclude<SavedEnvironment, { saved: Environment }>;

/** Name, address and token of one environment. The token goes to the main process and never comes back. */
export function EnvironmentForm({ environment, onDone }: { environment: Environment | undefined; onDone: () => void }) {
  const workspace = useWorkspace();
  const place =
    environment && Object.hasOwn(environment.tokens, workspace.id) ? environment.tokens[workspace.id] : undefined;
  const [name, setName] = useState(environment?.name ?? '');
  const [address, setAddress] = useState(environment?.address ?? '');
  const [token, setToken] = useState('');
  const [inFile, setInFile] = useState(place === 'file');
  const [refusal, setRefusal] = useState<Refusal>();
  const [check, setCheck] = useState<ConnectionCheck>();
  const [busy, setBusy] = useState(false);
  const draft: EnvironmentDraft = {
    id: environment?.id ?? null,
    name,
    address,
    workspace: workspace.id,
    token: token === '' ? null : token,
    keepIn: inFile ? 'file' : 'keychain',
  };
  const change = (set: (text: string) => void) => (event: { currentTarget: { value: string } }) => {
    set(event.currentTarget.value);
    setCheck(undefined);
  };
  const errorOf = (field: Refusal['field']) => (refusal?.field === field ? refusal.problem : undefined);

  async function test(): Promise<void> {
    setBusy(true);
    const { id, token: typed } = draft;
    const answer = await desktop().call('environment.test', { id, address, workspace: workspace.id, token: typed });
    setBusy(false);
    setCheck(answer);
    announce(checkWords(answer), answer.state === 'ok' ? 'polite' : 'assertive');
  }

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const answer = await desktop().call('environment.save', draft);
    if ('problem' in answer) {
      setRefusal(answer);
      announce(answer.problem, 'assertive');
      return;
    }
    onDone();
    if (environment === undefined && Object.hasOwn(answer.saved.tokens, workspace.id))
      chooseEnvironment(answer.saved.id);
  }

  const noKeychain = errorOf('keychain');
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <TextInput
        label="Name"
        placeholder="Staging"
        value={name}
        onChange={change(setName)}
        error={errorOf('name')}
        data-autofocus
      />
      <TextInput
        label="Address"
        description="https, with nothing after the host and port"
        placeholder="https://hooks.example.com"
        value={address}
        onChange={change(setAddress)}
        error={errorOf('address')}
      />
      <PasswordInput
        label={`Token for ${workspace.name}`}
        description={
          place === undefined
            ? 'The operator makes one: hookflow token create --scope publish,read,ingest'
            : 'One is kept. Leave this empty to go on with it.'
        }
        autoComplete="off"
        value={token}
        onChange={change(setToken)}
        error={errorOf('token')}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the token' }}
      />
      {(noKeychain !== undefined || inFile) && (
        <div className={classes.notice} data-tone="wait">
          <Icon of={ShieldAlert} />
          <div>
            {noKeychain !== undefined && <p>{noKeychain} Nothing was saved.</p>}
            <Checkbox
              mt={noKeychain === undefined ? 0 : 8}
              label="Keep the token in a file instead"
              description="Only your user account may read it, but it is not encrypted."
              checked={inFile}
              onChange={(event) => setInFile(event.currentTarget.checked)}
            />
          </div>
        </div>
      )}
      {check && (
        <div className={classes.notice} data-tone={check.state === 'ok' ? 'pass' : 'err'}>
          <Icon of={check.state === 'ok' ? CircleCheck : OctagonAlert} />
          <p>{checkWords(check)}</p>
        </div>
      )}
      <Group justify="space-between" mt={4}>
        <Button variant="default" loading={busy} onClick={() => void test()}>
          Test connection
        </Button>
        <Group gap={8}>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit">Save</Button>
        </Group>
      </Group>
    </form>
  );
}
