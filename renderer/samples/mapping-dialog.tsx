import { Button, Modal } from '@mantine/core';
import type { EditorView } from '@codemirror/view';
import { useMemo, useRef, useState } from 'react';
import { eventNodeOf } from '../../shared/flow/trigger.ts';
import { useSelectedTrigger, useWorkspace } from '../document/use-workspace.ts';
import { JsonEditor } from '../events/json-editor.tsx';
import { keepAsSample } from './keep-as-sample.ts';
import { mapped, NO_EDITS } from './mapped-occurrence.ts';
import classes from './mapping-dialog.module.css';
import { MappingResult } from './mapping-result.tsx';
import { setMapping, useSamplesSession } from './samples-session.ts';

const none: readonly never[] = [];

function Assistant() {
  const workspace = useWorkspace();
  const trigger = useSelectedTrigger();
  const [now] = useState(() => Date.now());
  const [text, setText] = useState('');
  const view = useRef<EditorView>(null);
  const [edits, setEdits] = useState(NO_EDITS);
  const fallback = (trigger && eventNodeOf(trigger)?.event) || workspace.events[0]?.id || '';
  const result = useMemo(
    () => mapped(text, edits, { workspace, now, fallback }),
    [text, edits, workspace, now, fallback],
  );
  const checked = result.kind === 'mapped' || result.kind === 'occurrence' ? result.checked : undefined;
  const occurrence = checked?.ok ? checked.value.occurrence : undefined;
  return (
    <>
      <div className={classes.body}>
        <div className={classes.source}>
          <JsonEditor
            label="JSON of the event, as its provider sends it"
            text={text}
            problems={result.kind === 'broken' ? result.problems : none}
            checked={text}
            viewRef={view}
            hint="Paste a Shopify order, a Segment or GA4 event, the SDK’s event, or any JSON"
            onChange={(next) => {
              setText(next);
              setEdits(NO_EDITS);
            }}
          />
        </div>
        <MappingResult result={result} onEdit={(change) => setEdits((before) => ({ ...before, ...change(before) }))} />
      </div>
      <div className={classes.foot}>
        <span className="label">It stays on this computer, with the workspace.</span>
        <Button variant="default" onClick={() => setMapping(false)}>
          Cancel
        </Button>
        <Button
          disabled={occurrence === undefined}
          onClick={() => {
            if (!occurrence) return;
            keepAsSample(occurrence);
            setMapping(false);
          }}
        >
          Use as sample
        </Button>
      </div>
    </>
  );
}

/** Pasted JSON of a shop or a tracker becomes a sample: their fields beside the occurrence's. */
export function MappingDialog() {
  const open = useSamplesSession((state) => state.mapping);
  return (
    <Modal
      opened={open}
      onClose={() => setMapping(false)}
      title="Make a sample from pasted JSON"
      size={1080}
      closeButtonProps={{ 'aria-label': 'Close' }}
      centered
    >
      <Assistant />
    </Modal>
  );
}
