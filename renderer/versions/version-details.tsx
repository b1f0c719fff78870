import { Button, TextInput } from '@mantine/core';
import { RotateCcw, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { KeptVersion } from '../../shared/desktop/desktop-answers.ts';
import { diffWorkspaces, type Change } from '../../shared/flow/diff-workspaces.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { ChangeList } from '../publish/change-list.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './versions-sheet.module.css';
import { removeVersion, renameVersion, restoreVersion, type ShownVersion } from './versions-store.ts';

const none: readonly Change[] = [];

/** The chosen version: its name, what has changed since in words, and the way back. */
export function VersionDetails(props: { version: KeptVersion; shown: ShownVersion; readOnly: boolean }) {
  const { version, shown, readOnly } = props;
  const now = useWorkspace();
  const [name, setName] = useState(version.name);
  const kept = 'workspace' in shown ? shown.workspace : undefined;
  const changes = useMemo(() => (kept ? diffWorkspaces(kept, now) : none), [kept, now]);
  const same = kept !== undefined && changes.length === 0;
  const refusal = readOnly ? 'This file is open read-only.' : same ? 'Nothing has changed since.' : undefined;
  const rename = () => {
    setName(name.trim() === '' ? version.name : name.trim());
    void renameVersion(version, name.trim());
  };
  return (
    <>
      <section className={classes.details} aria-label={`Version ${version.name}`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            rename();
          }}
        >
          <TextInput
            label="Name of the version"
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
            onBlur={rename}
          />
        </form>
        {'problem' in shown ? (
          <p className={classes.alert} data-tone="err">
            {shown.problem}
          </p>
        ) : (
          <ChangeList
            changes={changes}
            first={false}
            title="Changed since"
            empty="Nothing: the workspace is as it was in this version."
          />
        )}
      </section>
      <div className={classes.foot}>
        <Button
          variant="default"
          size="lg"
          leftSection={<Icon of={Trash2} size={14} />}
          onClick={() => void removeVersion(version)}
        >
          Delete…
        </Button>
        <p className={classes.consequence}>{refusal ?? 'One undo brings back what is here now.'}</p>
        <Button
          size="lg"
          leftSection={<Icon of={RotateCcw} size={14} />}
          aria-disabled={refusal !== undefined || !kept}
          mod={{ disabled: refusal !== undefined || !kept }}
          onClick={() => kept && refusal === undefined && restoreVersion(version.name, kept)}
        >
          Restore
        </Button>
      </div>
    </>
  );
}
