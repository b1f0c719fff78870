import { Button } from '@mantine/core';
import { GitPullRequestArrow } from 'lucide-react';
import { useWorkspace } from '../document/use-workspace.ts';
import { useLayout } from '../frame/layout-store.ts';
import { Icon } from '../ui/icon.tsx';
import { draftChanges, useServer, type Live } from './server-store.ts';

function words(live: Live, server: string, changes: number): { quiet: string; strong: string } {
  if (server === 'starting') return { quiet: 'Local is starting', strong: '' };
  switch (live.state) {
    case 'unknown':
      return { quiet: 'Asking Local', strong: '' };
    case 'none':
      return { quiet: 'Nothing live yet', strong: '' };
    case 'unreachable':
      return { quiet: 'Local does not answer', strong: '' };
    case 'live':
      return { quiet: `Live r${live.revision}`, strong: changes === 0 ? '' : `draft +${changes}` };
  }
}

/** "Live r12 · draft +3", computed from what is live and the draft, so always true. */
export function LiveState() {
  const workspace = useWorkspace();
  const live = useServer((state) => state.live);
  const status = useServer((state) => state.status);
  const { quiet, strong } =
    status.state === 'failed'
      ? { quiet: 'Local could not start', strong: '' }
      : words(live, status.state, live.state === 'live' ? draftChanges(live, workspace).length : 0);
  const reason = status.state === 'failed' ? status.reason : live.state === 'unreachable' ? live.reason : undefined;
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<Icon of={GitPullRequestArrow} size={14} />}
      title={reason}
      onClick={() => useLayout.setState({ publishOpen: true })}
      c="var(--text-2)"
    >
      <span className="num">
        {quiet}
        {strong !== '' && <span aria-hidden> · </span>}
        {strong !== '' && <b style={{ color: 'var(--text)', fontWeight: 600 }}> {strong}</b>}
      </span>
    </Button>
  );
}
