import { Button, Textarea } from '@mantine/core';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { programHash } from '../../shared/program/program-hash.ts';
import { useDocument } from '../document/document-store.ts';
import { compilationOf, useWorkspace, useWorkspaceMember } from '../document/use-workspace.ts';
import { environmentIcon } from '../environments/environment-icon.ts';
import { openEnvironments } from '../environments/environments-store.ts';
import { useLayout } from '../frame/layout-store.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { modKey } from '../ui/mod-key.ts';
import { SheetHead, SideSheet } from '../ui/side-sheet.tsx';
import { BehaviourList } from './behaviour-list.tsx';
import { useCandidate } from './candidate.ts';
import { ChangeList } from './change-list.tsx';
import { MergeSection } from './merge-section.tsx';
import { PublicationState } from './publication-state.tsx';
import { PublishChecks } from './publish-checks.tsx';
import classes from './publish-sheet.module.css';
import { publishDraft, resetPublication, usePublication } from './publish-store.ts';
import { publishRefusal } from './publish-refusal.ts';
import { chosenEnvironment, draftChanges, hasToken, refreshLive, useServer, type Live } from './server-store.ts';
import { refreshSending, sendingWords, useSending } from './sending.ts';
import { useWaiting } from './waiting-store.ts';
import { WaitingNotice } from './waiting-notice.tsx';

function consequence(live: Live, changes: number, name: string): string {
  const draft = `Draft with ${changes} ${changes === 1 ? 'change' : 'changes'}`;
  if (live.state === 'live') return `${draft} onto live r${live.revision}. It becomes r${live.revision + 1}.`;
  if (live.state === 'none') return 'Nothing is live yet. This becomes r1.';
  if (live.state === 'unknown') return 'What is live is not known yet.';
  return `${name} does not answer now. A publish waits in this app and is sent when it does.`;
}

function Sheet() {
  const workspace = useWorkspace();
  const candidate = useCandidate();
  const compilation = compilationOf(candidate.workspace);
  const live = useServer((state) => state.live);
  const base = useServer((state) => state.base);
  const environment = useServer(chosenEnvironment);
  const sending = useSending((state) => state[environment.id]);
  const waiting = useWaiting(workspace.id);
  const readOnly = useDocument((state) => state.document?.readOnly === true);
  const publication = usePublication((state) => state.publication);
  const [note, setNote] = useState('');
  const { name } = environment;
  const changes = draftChanges(live, candidate.workspace);
  const known = hasToken(environment, workspace.id);
  const refusal = publishRefusal({
    compilation,
    live,
    changes: changes.length,
    open: candidate.open,
    name,
    hasToken: known,
    baseUnknown: base.state === 'unknown' && live.state !== 'unreachable',
    unmergeable: readOnly && candidate.merge !== undefined,
  });
  const isPublishing = publication.phase === 'sending';
  const done = publication.phase === 'done';
  const publish = () => {
    if (refusal === undefined && !isPublishing && !done) void publishDraft(note);
  };
  const promise = sendingWords(environment, sending);
  const close = () => useLayout.setState({ publishOpen: false });
  return (
    <div
      className={classes.sheet}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) publish();
      }}
    >
      <SheetHead
        title={`Publish to ${name}`}
        about={done ? 'Published.' : consequence(live, changes.length, name)}
        onClose={close}
      >
        {sending?.debug === true && <Badge tone="wait">Debug mode</Badge>}
        <code className={classes.hash} title={programHash(compilation.program)}>
          program {programHash(compilation.program).slice(7, 15)}
        </code>
      </SheetHead>
      <div className={classes.body}>
        <PublicationState publication={publication} />
        {!done && (
          <>
            {waiting && <WaitingNotice waiting={waiting} />}
            {live.state === 'live' && base.state === 'known' && (
              <MergeSection live={live} base={base} candidate={candidate} />
            )}
            <PublishChecks compilation={compilation} />
            {live.state !== 'unreachable' && <ChangeList changes={changes} first={live.state === 'none'} />}
            {live.state === 'live' && changes.length > 0 && (
              <BehaviourList live={live.workspace} draft={candidate.workspace} />
            )}
            <Textarea
              label="Note"
              description="Optional, kept with the revision"
              autosize
              minRows={3}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </>
        )}
      </div>
      <div className={classes.foot}>
        <p className={classes.consequence}>
          <Icon of={environmentIcon(environment)} size={14} />
          {refusal ?? promise}
        </p>
        {!known && (
          <Button variant="subtle" size="lg" onClick={openEnvironments}>
            Environments…
          </Button>
        )}
        <Button variant="default" size="lg" onClick={close}>
          {done ? 'Close' : 'Cancel'}
        </Button>
        {done ? (
          <Button
            size="lg"
            data-autofocus
            onClick={() => {
              close();
              useLayout.setState({ dockTab: 'runs', dockOpen: true });
            }}
          >
            Show runs
          </Button>
        ) : (
          <Button
            size="lg"
            data-autofocus
            loading={isPublishing}
            mod={{ disabled: refusal !== undefined }}
            aria-disabled={refusal !== undefined}
            leftSection={<Icon of={Upload} size={14} />}
            rightSection={<span className={classes.key}>{modKey()} ↵</span>}
            onClick={publish}
          >
            {live.state === 'unreachable' ? 'Publish when it answers' : `Publish to ${name}`}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What publishing changes, then one click, then the receipt. */
export function PublishSheet() {
  const opened = useLayout((state) => state.publishOpen);
  const workspace = useWorkspaceMember('id');
  return (
    <SideSheet
      opened={opened}
      onClose={() => useLayout.setState({ publishOpen: false })}
      onShown={() => void Promise.all([refreshLive(workspace), refreshSending(workspace)])}
      onGone={resetPublication}
    >
      <Sheet />
    </SideSheet>
  );
}
