import { Menu } from '@mantine/core';
import { Check, ChevronDown, Clock, History, Server } from 'lucide-react';
import type { Environment } from '../../shared/desktop/desktop-answers.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { useWorkspace, useWorkspaceMember } from '../document/use-workspace.ts';
import { liveWords } from '../publish/live-state.tsx';
import { chosenEnvironment, draftChanges, hasToken, useServer, type Live } from '../publish/server-store.ts';
import { waitingFor } from '../publish/waiting-store.ts';
import { Icon } from '../ui/icon.tsx';
import { environmentIcon } from './environment-icon.ts';
import classes from './environment-switch.module.css';
import { chooseEnvironment, openEnvironments, refreshAllLive } from './environments-store.ts';
import { openHistory } from './history-store.ts';

function stateWords(environment: Environment, live: Live | undefined, draft: Workspace, waits: boolean): string {
  if (!hasToken(environment, draft.id)) return 'needs a token';
  if (waits) return 'waiting to publish';
  if (live === undefined) return '';
  const words = liveWords(live, environment.name).quiet.toLowerCase();
  const changes = live.state === 'live' ? draftChanges(live, draft).length : 0;
  return changes === 0 ? words : `${words} · draft +${changes}`;
}

/** The environment that this window publishes to; its menu tells what is live in each. */
export function EnvironmentSwitch() {
  const id = useWorkspaceMember('id');
  const waiting = useServer((state) => state.waiting);
  const chosen = useServer(chosenEnvironment);
  const waitsElsewhere = waiting.some((each) => each.workspace === id && each.environment !== chosen.id);
  return (
    <Menu position="bottom-end" width={320} onOpen={refreshAllLive}>
      <Menu.Target>
        <button type="button" className={classes.switch} aria-label={`Environment ${chosen.name}`}>
          <Icon of={environmentIcon(chosen)} size={14} />
          <span className="ellipsis">{chosen.name}</span>
          {waitsElsewhere && <Icon of={Clock} size={12} />}
          <Icon of={ChevronDown} size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <EnvironmentItems />
        <Menu.Divider />
        <Menu.Item leftSection={<Icon of={History} size={14} />} onClick={openHistory}>
          History of {chosen.name}…
        </Menu.Item>
        <Menu.Item leftSection={<Icon of={Server} size={14} />} onClick={openEnvironments}>
          Environments…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The environments with what is live in each; there only while the menu is open. */
function EnvironmentItems() {
  const workspace = useWorkspace();
  const { environments, lives, waiting } = useServer();
  const chosen = useServer(chosenEnvironment);
  return (
    <>
      <Menu.Label>Environments</Menu.Label>
      {environments.map((environment) => {
        const waits = waitingFor(waiting, environment.id, workspace.id) !== undefined;
        return (
          <Menu.Item
            key={environment.id}
            aria-current={environment.id === chosen.id}
            leftSection={<Icon of={environmentIcon(environment)} size={14} />}
            rightSection={environment.id === chosen.id ? <Icon of={Check} size={14} /> : undefined}
            onClick={() => chooseEnvironment(environment.id)}
          >
            <span className={classes.item}>
              <b className="ellipsis">{environment.name}</b>
              <span className="meta num">{stateWords(environment, lives[environment.id], workspace, waits)}</span>
            </span>
          </Menu.Item>
        );
      })}
    </>
  );
}
