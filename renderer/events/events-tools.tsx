import { Button, Tooltip } from '@mantine/core';
import { Copy, Download, TextAlignStart, type LucideIcon } from 'lucide-react';
import { memo, useRef } from 'react';
import type { TextProblem } from '../../shared/base/problem.ts';
import { hasErrors } from '../../shared/base/problem.ts';
import { putText } from '../clipboard/put-text.ts';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toasts.tsx';
import classes from './events-dock.module.css';
import { problemCountWords } from './problem-words.ts';
import type { EventsActions } from './use-events-editor.ts';

function ToolButton(props: { icon: LucideIcon; label: string; why: string; blocked?: boolean; onClick: () => void }) {
  const { icon, label, why, blocked = false, onClick } = props;
  return (
    <Tooltip label={why}>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        className={classes.tool}
        aria-disabled={blocked}
        mod={{ blocked }}
        leftSection={<Icon of={icon} size={12} />}
        onClick={() => !blocked && onClick()}
      >
        {label}
      </Button>
    </Tooltip>
  );
}

function copyText(text: string, entries: number, problems: readonly TextProblem[]): void {
  if (!putText(text)) {
    showToast({ tone: 'err', text: 'The clipboard cannot be written. Select the text and copy it by keyboard.' });
    return;
  }
  const count = `${entries} ${entries === 1 ? 'event' : 'events'}`;
  showToast(
    hasErrors(problems)
      ? { tone: 'idle', text: `Copied as it is, with ${problemCountWords(problems)}.` }
      : { tone: 'pass', text: `Copied ${count}. Paste them into Data Services, Settings, Triggers.` },
  );
}

/** The head of the editor: how many entries, and what can be done with the whole text. */
export const EventsTools = memo(function EventsTools(props: {
  entries: number;
  problems: readonly TextProblem[];
  readOnly: boolean;
  actions: EventsActions;
}) {
  const { entries, problems, readOnly, actions } = props;
  const files = useRef<HTMLInputElement>(null);
  const broken = hasErrors(problems);
  const openOnly = 'This file is open read-only.';
  return (
    <div className={classes.head}>
      <h2>Hookable events</h2>
      <span className={classes.quiet}>
        {entries} {broken ? 'valid ' : ''}
        {entries === 1 ? 'entry' : 'entries'}
      </span>
      <span className={classes.tools}>
        <input
          ref={files}
          type="file"
          accept=".json,application/json"
          aria-label="File to import"
          hidden
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) actions.importFile(file);
          }}
        />
        <ToolButton
          icon={Download}
          label="Import"
          why={readOnly ? openOnly : 'Replace the list by a JSON file; you can also drop one onto the text'}
          blocked={readOnly}
          onClick={() => files.current?.click()}
        />
        <ToolButton
          icon={TextAlignStart}
          label="Format"
          why={
            readOnly ? openOnly : broken ? 'Fix the errors first: formatting would lose entries' : 'One entry a line'
          }
          blocked={readOnly || broken}
          onClick={actions.format}
        />
        <ToolButton
          icon={Copy}
          label="Copy"
          why="Copy the text, to paste it into Data Services, Settings, Triggers"
          onClick={() => copyText(actions.text(), entries, problems)}
        />
      </span>
    </div>
  );
});
