import { create } from 'zustand';
import { currentWorkspace, useDocument } from '../document/document-store.ts';
import { announce } from '../ui/announce.tsx';
import { environmentName, hasToken, LOCAL, refreshLive, useServer } from '../publish/server-store.ts';

/** Whether the dialog of environments is open, and the id that it edits (`new`: none yet): session state. */
export const useEnvironmentsDialog = create<{ readonly open: boolean; readonly editing: string | null }>(() => ({
  open: false,
  editing: null,
}));

export function openEnvironments(): void {
  const { environments } = useServer.getState();
  useEnvironmentsDialog.setState({ open: true, editing: environments.length === 1 ? 'new' : null });
}

/** From now on this window publishes to and watches another environment, and remembers it for this workspace. */
export function chooseEnvironment(id: string): void {
  if (useServer.getState().environment === id) return;
  useServer.setState({ environment: id, live: useServer.getState().lives[id] ?? { state: 'unknown' } });
  localStorage.setItem(`hookflow-environment ${currentWorkspace().id}`, id);
  announce(`Environment: ${environmentName()}`);
}

/** Goes back to the environment that was last chosen for the open workspace. */
export function recallEnvironment(): void {
  const workspace = useDocument.getState().document?.history.present.id;
  if (workspace === undefined) return;
  const recalled = localStorage.getItem(`hookflow-environment ${workspace}`);
  const { environments, environment } = useServer.getState();
  const known = environments.some(({ id }) => id === recalled) ? recalled : LOCAL;
  if (known !== null && known !== environment) useServer.setState({ environment: known, live: { state: 'unknown' } });
}

/** Asks all servers what is live of the open workspace, for the list of environments. */
export function refreshAllLive(): void {
  const { id } = currentWorkspace();
  for (const environment of useServer.getState().environments) {
    if (hasToken(environment, id)) void refreshLive(id, environment.id);
  }
}
