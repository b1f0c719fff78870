import { Button } from '@mantine/core';
import { GitMerge } from 'lucide-react';
import { diffWorkspaces } from '../../shared/flow/diff-workspaces.ts';
import { Icon } from '../ui/icon.tsx';
import { takeMerge, type Candidate } from './candidate.ts';
import { ChangeList } from './change-list.tsx';
import { ConflictList } from './conflict-list.tsx';
import classes from './publish-sheet.module.css';
import type { Base, Live } from './server-store.ts';
import { timeWords } from './time-words.ts';

interface MergeProps {
  readonly live: Extract<Live, { state: 'live' }>;
  readonly base: Extract<Base, { state: 'known' }>;
  readonly candidate: Candidate;
}

/** What others published since the draft began, merged into it (P5): their changes, and what needs a choice. */
export function MergeSection({ live, base, candidate }: MergeProps) {
  const { merge, open } = candidate;
  if (merge === undefined) return null;
  const who = [live.by, `r${live.revision}`, live.publishedAt && timeWords(live.publishedAt)]
    .filter(Boolean)
    .join(', ');
  const began = base.revision === 0 ? 'when nothing was live' : `from r${base.revision}`;
  return (
    <>
      <div className={classes.alert} data-tone="wait">
        <Icon of={GitMerge} />
        <div>
          <b>r{live.revision} went live since your draft began</b>
          <p className="label">
            Your draft began {began}. Both sets of changes are kept: theirs are merged into it, as one step that you can
            undo.
          </p>
          <Button
            variant="default"
            size="xs"
            mt={8}
            aria-disabled={open > 0}
            mod={{ disabled: open > 0 }}
            title={open > 0 ? 'Choose a side for each conflict first' : undefined}
            onClick={takeMerge}
          >
            Merge into the draft now
          </Button>
        </div>
      </div>
      <ConflictList conflicts={merge.conflicts} theirs={who} />
      {base.workspace !== undefined && (
        <ChangeList changes={diffWorkspaces(base.workspace, live.workspace)} first={false} title="What they changed" />
      )}
    </>
  );
}
