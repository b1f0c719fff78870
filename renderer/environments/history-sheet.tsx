import { Button, SegmentedControl } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { diffWorkspaces } from '../../shared/flow/diff-workspaces.ts';
import type { Workspace } from '../../shared/flow/workspace.ts';
import { useWorkspace, useWorkspaceMember } from '../document/use-workspace.ts';
import { ChangeList } from '../publish/change-list.tsx';
import { useEnvironmentName, useServer, type Live } from '../publish/server-store.ts';
import { timeWords } from '../publish/time-words.ts';
import { Badge } from '../ui/badge.tsx';
import { SheetHead, SideSheet } from '../ui/side-sheet.tsx';
import { restoreRevision, takeRevision } from './history-actions.ts';
import classes from './history-sheet.module.css';
import { chooseRevision, loadHistory, useHistorySheet, type HistoryState, type OpenRevision } from './history-store.ts';

type Against = 'before' | 'live' | 'draft';

function Rows({ state, live }: { state: HistoryState; live: Live }) {
  const liveRevision = live.state === 'live' ? live.revision : 0;
  return (
    <ul className={classes.rows} aria-label="Revisions">
      {state.revisions.map((head) => (
        <li key={head.revision}>
          <button
            type="button"
            className={classes.row}
            aria-current={state.chosen?.head.revision === head.revision}
            onClick={() => void chooseRevision(head)}
          >
            <b className="num">r{head.revision}</b>
            <span className={classes.who}>
              <span className="ellipsis">
                {head.note ?? (head.restores ? `Brought back r${head.restores}` : 'No note')}
              </span>
              <span className="meta ellipsis">
                {head.by} · <time dateTime={head.publishedAt}>{timeWords(head.publishedAt)}</time>
              </span>
            </span>
            {head.revision === liveRevision && <Badge tone="pass">Live</Badge>}
            {head.restores !== undefined && <Badge tone="plain" icon={RotateCcw}>{`r${head.restores}`}</Badge>}
          </button>
        </li>
      ))}
    </ul>
  );
}

function sidesOf(chosen: OpenRevision, against: Against, live: Live, draft: Workspace) {
  const { workspace } = chosen;
  if (against === 'before')
    return { title: `What r${chosen.head.revision} changed`, before: chosen.before, after: workspace };
  if (against === 'draft') return { title: 'From it to your draft', before: workspace, after: draft };
  return {
    title: 'From it to what is live',
    before: workspace,
    after: live.state === 'live' ? live.workspace : workspace,
  };
}

function Detail({ chosen, live }: { chosen: OpenRevision; live: Live }) {
  const draft = useWorkspace();
  const name = useEnvironmentName();
  const [against, setAgainst] = useState<Against>('before');
  const { revision } = chosen.head;
  const { title, before, after } = sidesOf(chosen, against, live, draft);
  const isLive = live.state === 'live' && live.revision === revision;
  return (
    <section aria-label={`Revision ${revision}`} className={classes.detail}>
      <div className={classes.tools}>
        <h3 className={classes.title}>r{revision}</h3>
        <span className={classes.gap} />
        <Button variant="default" size="xs" onClick={() => takeRevision(chosen)}>
          Take into the draft
        </Button>
        <Button
          size="xs"
          aria-disabled={isLive}
          mod={{ disabled: isLive }}
          title={isLive ? 'It is live already' : undefined}
          onClick={() => !isLive && void restoreRevision(chosen)}
        >
          Restore on {name}…
        </Button>
      </div>
      <SegmentedControl
        aria-label="Compare"
        value={against}
        onChange={(value) => setAgainst(value)}
        data={[
          { value: 'before', label: 'What it changed' },
          { value: 'live', label: 'Against live' },
          { value: 'draft', label: 'Against the draft' },
        ]}
      />
      <ChangeList changes={diffWorkspaces(before, after)} first={false} title={title} empty="No differences." />
    </section>
  );
}

function Sheet() {
  const state = useHistorySheet();
  const live = useServer((server) => server.live);
  const name = useEnvironmentName();
  const id = useWorkspaceMember('id');
  useEffect(() => void loadHistory(id), [id]);
  return (
    <div className={classes.sheet}>
      <SheetHead
        title={`History of ${name}`}
        about="Every revision that was ever live. Restoring one publishes it again; nothing is rewritten."
        onClose={() => useHistorySheet.setState({ open: false })}
      />
      {state.problem !== undefined && <p className={classes.problem}>{state.problem}</p>}
      {state.loaded && state.problem === undefined && state.revisions.length === 0 && (
        <p className={classes.problem}>Nothing was published to {name} yet.</p>
      )}
      <div className={classes.body}>
        <Rows state={state} live={live} />
        {state.next !== undefined && (
          <Button variant="subtle" size="xs" onClick={() => void loadHistory(id, state.next)}>
            Show earlier revisions
          </Button>
        )}
        {state.chosen && <Detail key={state.chosen.head.revision} chosen={state.chosen} live={live} />}
      </div>
    </div>
  );
}

/** The revisions of the chosen environment: who, when and what, compared with live or the draft, to bring back. */
export function HistorySheet() {
  const open = useHistorySheet((state) => state.open);
  return (
    <SideSheet opened={open} onClose={() => useHistorySheet.setState({ open: false })}>
      <Sheet />
    </SideSheet>
  );
}
