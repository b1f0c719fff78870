import { Button, Group, Modal } from '@mantine/core';
import { KeyRound, Pencil, Plus, Trash2 } from 'lucide-react';
import type { Environment } from '../../shared/desktop/desktop-answers.ts';
import { desktop } from '../desktop.ts';
import { ask } from '../document/question.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { LOCAL, useServer } from '../publish/server-store.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { EnvironmentForm } from './environment-form.tsx';
import { environmentIcon } from './environment-icon.ts';
import classes from './environments-dialog.module.css';
import { useEnvironmentsDialog } from './environments-store.ts';

const edit = (editing: string | null) => useEnvironmentsDialog.setState({ editing });

async function remove({ id, name }: Environment): Promise<void> {
  const answer = await ask({
    title: `Remove ${name} from this app?`,
    text: 'Its token is forgotten and what waits for it is given up. The server and what is live there stay as they are.',
    choices: [
      { answer: 'keep', label: 'Keep it' },
      { answer: 'remove', label: `Remove ${name}` },
    ],
    dismiss: 'keep',
  });
  if (answer === 'remove') await desktop().call('environment.remove', id);
}

function TokenBadge({ environment, workspace }: { environment: Environment; workspace: string }) {
  if (environment.id === LOCAL) return <Badge tone="plain">Makes its own token</Badge>;
  const place = Object.hasOwn(environment.tokens, workspace) ? environment.tokens[workspace] : undefined;
  if (place === undefined) return <Badge tone="wait">No token for this workspace</Badge>;
  return (
    <Badge tone={place === 'keychain' ? 'pass' : 'wait'} icon={KeyRound}>
      {place === 'keychain' ? 'Token in the keychain' : 'Token in a file'}
    </Badge>
  );
}

function List() {
  const environments = useServer((state) => state.environments);
  const workspace = useWorkspaceMember('id');
  return (
    <>
      <ul className={classes.list}>
        {environments.map((environment) => (
          <li key={environment.id} className={classes.row}>
            <Icon of={environmentIcon(environment)} />
            <span className={classes.names}>
              <b>{environment.name}</b>
              <span className="mono ellipsis meta">{environment.address || 'Starts with the app'}</span>
            </span>
            <TokenBadge environment={environment} workspace={workspace} />
            {environment.id !== LOCAL && (
              <span className={classes.tools}>
                <IconButton
                  icon={Pencil}
                  label={`Edit ${environment.name}`}
                  small
                  onClick={() => edit(environment.id)}
                />
                <IconButton
                  icon={Trash2}
                  label={`Remove ${environment.name}`}
                  small
                  onClick={() => void remove(environment)}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      <Group justify="space-between" mt={16}>
        <Button variant="default" leftSection={<Icon of={Plus} size={14} />} onClick={() => edit('new')}>
          Add environment
        </Button>
        <Button onClick={() => useEnvironmentsDialog.setState({ open: false })}>Done</Button>
      </Group>
    </>
  );
}

/** The servers that this app can publish to, and their tokens for the open workspace. */
export function EnvironmentsDialog() {
  const { open, editing } = useEnvironmentsDialog();
  const environments = useServer((state) => state.environments);
  const known = environments.find(({ id }) => id === editing);
  const title = editing === null ? 'Environments' : known ? `Edit ${known.name}` : 'Add environment';
  return (
    <Modal
      opened={open}
      onClose={() => useEnvironmentsDialog.setState({ open: false, editing: null })}
      title={title}
      size={560}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {editing === null ? <List /> : <EnvironmentForm key={editing} environment={known} onDone={() => edit(null)} />}
    </Modal>
  );
}
