import { Button, TextInput } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useDocument } from '../document/document-store.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { moveAmongRows } from '../events/move-among-rows.ts';
import { Icon } from '../ui/icon.tsx';
import { SheetHead, SideSheet } from '../ui/side-sheet.tsx';
import { VersionDetails } from './version-details.tsx';
import { whenWords } from './version-words.ts';
import classes from './versions-sheet.module.css';
import { closeVersions, keepVersion, showVersion, useVersions } from './versions-store.ts';

function KeepForm() {
  const [name, setName] = useState('');
  const blocked = name.trim() === '';
  return (
    <form
      className={classes.keep}
      onSubmit={(event) => {
        event.preventDefault();
        if (blocked) return;
        void keepVersion(name.trim());
        setName('');
      }}
    >
      <TextInput
        label="Keep what is here now as"
        placeholder="Before the spring sale"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Button type="submit" aria-disabled={blocked} mod={{ disabled: blocked }}>
        Keep version
      </Button>
    </form>
  );
}

function Sheet() {
  const name = useWorkspaceMember('name');
  const readOnly = useDocument((state) => state.document?.readOnly ?? false);
  const { list, shown } = useVersions();
  const chosen = list.versions.find(({ id }) => id === shown?.id);
  return (
    <div className={classes.sheet}>
      <SheetHead
        title={`Versions of ${name}`}
        about="Kept on this computer, not in the workspace’s file."
        onClose={closeVersions}
      />
      <div className={classes.body}>
        {!readOnly && <KeepForm />}
        {list.unreadable.map((file) => (
          <p key={file} className={classes.alert} data-tone="err" role="alert">
            A version could not be read. Its file is kept unchanged as {file}.
          </p>
        ))}
        {list.versions.length === 0 ? (
          <p className={classes.empty}>
            <Icon of={History} />
            No versions yet. Keep one before a larger change: you can compare with it and come back to it.
          </p>
        ) : (
          <ul className={classes.list} aria-label="Versions" onKeyDown={moveAmongRows}>
            {list.versions.map((version) => (
              <li key={version.id}>
                <button
                  type="button"
                  data-row
                  className={classes.row}
                  aria-current={version.id === chosen?.id}
                  onClick={() => void showVersion(version.id)}
                >
                  <span className={`${classes.name} ellipsis`}>{version.name}</span>
                  <span className="meta num">{whenWords(version.keptAt)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {chosen && shown && <VersionDetails key={chosen.id} version={chosen} shown={shown} readOnly={readOnly} />}
    </div>
  );
}

/** Named versions: keep one, see what has changed since, go back as one gesture. */
export function VersionsSheet() {
  const open = useVersions((state) => state.open);
  return (
    <SideSheet opened={open} onClose={closeVersions}>
      <Sheet />
    </SideSheet>
  );
}
