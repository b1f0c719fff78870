import { Button, Checkbox, Modal, SegmentedControl } from '@mantine/core';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { MaskingEffect } from '../../shared/analysis/masking-effects.ts';
import type { Sample } from '../../shared/flow/workspace.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { putText } from '../clipboard/put-text.ts';
import { useCompilation, useWorkspace } from '../document/use-workspace.ts';
import { countWords } from '../simulator/summary-words.ts';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toasts.tsx';
import { copiedSamples } from './copied-samples.ts';
import classes from './copy-dialog.module.css';
import { setCopied, useCopyDialog } from './copy-store.ts';

function Effects({ effects }: { effects: readonly MaskingEffect[] }) {
  const workspace = useWorkspace();
  if (effects.length === 0) {
    return (
      <p className={classes.said} data-tone="pass">
        <Icon of={CircleCheck} size={14} />
        Every rule answers as before.
      </p>
    );
  }
  return (
    <ul aria-label="Rules that answer differently" className={classes.effects}>
      {effects.map(({ trigger, node, field, before }) => (
        <li key={`${trigger} ${node} ${field}`} className={classes.said} data-tone="wait">
          <Icon of={TriangleAlert} size={14} />
          <span>
            <span className="mono">{field}</span> {before ? 'no longer holds' : 'holds now'} in “
            {triggerOf(workspace, trigger)?.name ?? trigger}”
          </span>
        </li>
      ))}
    </ul>
  );
}

function Choice({ sample }: { sample: Sample }) {
  const { samples } = useWorkspace();
  const { program } = useCompilation();
  const [salt] = useState(() => crypto.randomUUID());
  const [mask, setMask] = useState(true);
  const [scope, setScope] = useState<'one' | 'all'>('one');
  const copied = useMemo(
    () => copiedSamples(scope === 'one' ? [sample] : samples, { mask, salt, program }),
    [scope, sample, samples, mask, salt, program],
  );
  const copy = () => {
    if (!putText(copied.text)) {
      showToast({ tone: 'err', text: 'The system did not take the text into its clipboard. Select and copy it here.' });
      return;
    }
    const masked = mask ? `, ${countWords(copied.masked.length, 'field')} masked` : '';
    showToast({ tone: 'pass', text: `Copied ${countWords(scope === 'one' ? 1 : samples.length, 'sample')}${masked}.` });
    setCopied(null);
  };
  return (
    <div className={classes.body}>
      <SegmentedControl
        aria-label="Which samples"
        value={scope}
        onChange={setScope}
        data={[
          { value: 'one', label: sample.name },
          { value: 'all', label: `All ${samples.length}, one a line` },
        ]}
      />
      <Checkbox
        label="Mask personal data and secrets"
        description="Stand-ins keep kind and format; the same value gets the same one. Cities and countries stay."
        checked={mask}
        onChange={(event) => setMask(event.currentTarget.checked)}
      />
      {mask && (
        <>
          <p className="label">
            {copied.masked.length === 0 ? 'Nothing here looks personal.' : `Masked: ${copied.masked.join(', ')}`}
          </p>
          <Effects effects={copied.effects} />
        </>
      )}
      <pre className={classes.text} tabIndex={0} aria-label="What is copied">
        {copied.text}
      </pre>
      <div className={classes.foot}>
        <Button variant="default" onClick={() => setCopied(null)}>
          Cancel
        </Button>
        <Button data-autofocus onClick={copy}>
          Copy
        </Button>
      </div>
    </div>
  );
}

/** Takes samples out of the workspace, with what is personal or secret masked unless the user wants it. */
export function CopyDialog() {
  const id = useCopyDialog((state) => state.sample);
  const { samples } = useWorkspace();
  const sample = samples.find((one) => one.id === id);
  return (
    <Modal
      opened={sample !== undefined}
      onClose={() => setCopied(null)}
      title="Copy as JSON"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
      centered
    >
      {sample && <Choice key={sample.id} sample={sample} />}
    </Modal>
  );
}
