import { Button } from '@mantine/core';
import { CloudOff, GitMerge, GitPullRequestArrow, type LucideIcon } from 'lucide-react';
import { memo, useDeferredValue } from 'react';
import type { WaitingPublish } from '../../shared/desktop/desktop-answers.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { useLayout } from '../frame/layout-store.ts';
import { Icon } from '../ui/icon.tsx';
import { isBehind } from './candidate.ts';
import { chosenEnvironment, draftChanges, hasToken, LOCAL, useServer, type Live } from './server-store.ts';
import { timeWords } from './time-words.ts';
import { useWaiting } from './waiting-store.ts';

interface Words {
  readonly quiet: string;
  readonly strong: string;
  readonly icon?: LucideIcon;
  readonly title?: string | undefined;
}

/** What is live of an environment, in a few words: for the top bar and the list of environments. */
export function liveWords(live: Live, name: string): Words {
  switch (live.state) {
    case 'unknown':
      return { quiet: `Asking ${name}`, strong: '' };
    case 'none':
      return { quiet: 'Nothing live yet', strong: '' };
    case 'unreachable':
      return { quiet: `${name} does not answer`, strong: '', icon: CloudOff, title: live.reason };
    case 'live':
      return { quiet: `Live r${live.revision}`, strong: '' };
  }
}

function waitingWords(waiting: WaitingPublish, name: string): Words {
  const since = timeWords(waiting.queuedAt);
  if (waiting.state === 'conflict') return { quiet: `${name} went on`, strong: 'merge to publish', icon: GitMerge };
  if (waiting.state === 'refused') return { quiet: `${name} refused`, strong: 'publish waits', title: waiting.reason };
  return { quiet: `Waiting to publish since ${since}`, strong: '', icon: CloudOff, title: waiting.reason };
}

function useWords(): Words {
  // Compared in the pauses: keys are answered first.
  const workspace = useDeferredValue(useWorkspace());
  const { live, status, base, environment } = useServer();
  const chosen = useServer(chosenEnvironment);
  const waiting = useWaiting(workspace.id);
  if (environment === LOCAL && status.state === 'failed') {
    return { quiet: 'Local could not start', strong: '', title: status.reason };
  }
  if (environment === LOCAL && status.state === 'starting') return { quiet: 'Local is starting', strong: '' };
  if (!hasToken(chosen, workspace.id)) return { quiet: `${chosen.name} needs a token`, strong: '' };
  if (waiting) return waitingWords(waiting, chosen.name);
  const words = liveWords(live, chosen.name);
  if (live.state !== 'live') return words;
  const changes = draftChanges(live, workspace).length;
  const draft = changes === 0 ? '' : `draft +${changes}`;
  return isBehind(live, base)
    ? { ...words, strong: draft === '' ? 'merge' : `${draft}, merge`, icon: GitMerge }
    : { ...words, strong: draft };
}

/** "Live r12 · draft +3", computed from what is live and the draft, so always true; or what waits for the server. */
export function LiveState() {
  return <LiveButton {...useWords()} />;
}

const LiveButton = memo(function LiveButton({ quiet, strong, icon = GitPullRequestArrow, title }: Words) {
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<Icon of={icon} size={14} />}
      title={title}
      onClick={() => useLayout.setState({ publishOpen: true })}
      c="var(--text-2)"
      flex="none"
    >
      <span className="num">
        {quiet}
        {strong !== '' && <span aria-hidden> · </span>}
        {strong !== '' && <b style={{ color: 'var(--text)', fontWeight: 600 }}> {strong}</b>}
      </span>
    </Button>
  );
});
