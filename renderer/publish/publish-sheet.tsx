import { Button, CloseButton, Drawer, Textarea } from '@mantine/core';
import { FlaskConical, Laptop, Upload } from 'lucide-react';
import { useState } from 'react';
import { programHash } from '../../shared/program/program-hash.ts';
import { useCompilation, useWorkspace } from '../document/use-workspace.ts';
import { useLayout } from '../frame/layout-store.ts';
import { Icon } from '../ui/icon.tsx';
import { modKey } from '../ui/mod-key.ts';
import { BehaviourList } from './behaviour-list.tsx';
import { ChangeList } from './change-list.tsx';
import { PublicationState } from './publication-state.tsx';
import { PublishChecks } from './publish-checks.tsx';
import classes from './publish-sheet.module.css';
import { publishDraft, resetPublication, usePublication } from './publish-store.ts';
import { publishRefusal } from './publish-refusal.ts';
import { draftChanges, refreshLive, useServer, type Live } from './server-store.ts';

function consequence(live: Live, changes: number): string {
  const draft = `Draft with ${changes} ${changes === 1 ? 'change' : 'changes'}`;
  if (live.state === 'live') return `${draft} onto live r${live.revision}. It becomes r${live.revision + 1}.`;
  if (live.state === 'none') return 'Nothing is live yet. This becomes r1.';
  return 'What is live is not known yet.';
}

function Sheet() {
  const workspace = useWorkspace();
  const compilation = useCompilation();
  const live = useServer((state) => state.live);
  const publication = usePublication((state) => state.publication);
  const [note, setNote] = useState('');
  const changes = draftChanges(live, workspace);
  const refusal = publishRefusal(compilation, live, changes.length);
  const sending = publication.phase === 'sending';
  const done = publication.phase === 'done';
  const publish = () => {
    if (refusal === undefined && !sending && !done) void publishDraft(note);
  };
  const close = () => useLayout.setState({ publishOpen: false });
  return (
    <div
      className={classes.sheet}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) publish();
      }}
    >
      <div className={classes.head}>
        <div>
          <Drawer.Title className={classes.title}>Publish to Local</Drawer.Title>
          <p className="label">{done ? 'Published.' : consequence(live, changes.length)}</p>
        </div>
        <code className={classes.hash} title={programHash(compilation.program)}>
          program {programHash(compilation.program).slice(7, 15)}
        </code>
        <CloseButton aria-label="Close" onClick={close} />
      </div>
      <div className={classes.body}>
        <PublicationState publication={publication} />
        {!done && (
          <>
            <PublishChecks compilation={compilation} />
            <ChangeList changes={changes} first={live.state === 'none'} />
            {live.state === 'live' && changes.length > 0 && <BehaviourList live={live.workspace} draft={workspace} />}
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
          <Icon of={done ? Laptop : FlaskConical} size={14} />
          {refusal ?? 'Local keeps every message in its outbox and sends none.'}
        </p>
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
            loading={sending}
            mod={{ disabled: refusal !== undefined }}
            aria-disabled={refusal !== undefined}
            leftSection={<Icon of={Upload} size={14} />}
            rightSection={<span className={classes.key}>{modKey()} ↵</span>}
            onClick={publish}
          >
            Publish to Local
          </Button>
        )}
      </div>
    </div>
  );
}

/** What publishing changes, then one click, then the receipt. */
export function PublishSheet() {
  const opened = useLayout((state) => state.publishOpen);
  const workspace = useWorkspace().id;
  return (
    <Drawer.Root
      opened={opened}
      onClose={() => useLayout.setState({ publishOpen: false })}
      onEnterTransitionEnd={() => void refreshLive(workspace)}
      onExitTransitionEnd={resetPublication}
      position="right"
      size={640}
      offset={8}
      transitionProps={{ duration: 180 }}
      classNames={{ content: classes.content ?? '', overlay: classes.scrim ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content radius="lg">
        <Sheet />
      </Drawer.Content>
    </Drawer.Root>
  );
}
