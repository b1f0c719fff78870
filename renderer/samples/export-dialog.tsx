import { Button, Checkbox, Modal, SegmentedControl } from '@mantine/core';
import { CircleCheck, Copy, Save, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { MaskingEffect } from '../../shared/analysis/masking-effects.ts';
import type { Sample } from '../../shared/flow/workspace.ts';
import { triggerOf } from '../../shared/flow/workspace.ts';
import { putText } from '../clipboard/put-text.ts';
import { useCompilation, useWorkspace, useWorkspaceMember } from '../document/use-workspace.ts';
import { countWords } from '../simulator/summary-words.ts';
import { Icon } from '../ui/icon.tsx';
import { showToast } from '../ui/toasts.tsx';
import { exportedSamples } from './exported-samples.ts';
import classes from './sample-dialog.module.css';
import { setExported, useSamplesSession } from './samples-session.ts';
import { saveExport } from './save-export.ts';

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
        <li key={`${trigger} ${node} ${field} ${before}`} className={classes.said} data-tone="wait">
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
  const samples = useWorkspaceMember('samples');
  const { program } = useCompilation();
  const [salt] = useState(() => crypto.randomUUID());
  const [mask, setMask] = useState(true);
  const [scope, setScope] = useState<'one' | 'all'>('one');
  const exported = useMemo(
    () => exportedSamples(scope === 'one' ? [sample] : samples, { mask, salt, program }),
    [scope, sample, samples, mask, salt, program],
  );
  const count = scope === 'one' ? 1 : samples.length;
  const masked = mask ? exported.masked.length : 0;
  const save = async () => {
    const name = scope === 'one' ? sample.name : 'samples';
    if (await saveExport({ text: exported.text, name, count, masked })) setExported(null);
  };
  const copy = () => {
    if (!putText(exported.text)) {
      showToast({ tone: 'err', text: 'The system did not take the text into its clipboard. Select and copy it here.' });
      return;
    }
    const said = masked > 0 ? `, ${countWords(masked, 'field')} masked` : '';
    showToast({ tone: 'pass', text: `Copied ${countWords(count, 'sample')}${said}.` });
    setExported(null);
  };
  return (
    <div className={classes.body}>
      {samples.length > 1 && (
        <SegmentedControl
          aria-label="Which samples"
          value={scope}
          onChange={setScope}
          data={[
            { value: 'one', label: sample.name },
            { value: 'all', label: `All ${samples.length}, one a line` },
          ]}
        />
      )}
      <Checkbox
        label="Mask personal data and secrets"
        description="Stand-ins keep kind and format; the same value gets the same one. Cities and countries stay."
        checked={mask}
        onChange={(event) => setMask(event.currentTarget.checked)}
      />
      {mask && (
        <>
          <p className="label">
            {exported.masked.length === 0 ? 'Nothing here looks personal.' : `Masked: ${exported.masked.join(', ')}`}
          </p>
          <Effects effects={exported.effects} />
        </>
      )}
      <pre className={classes.text} tabIndex={0} aria-label="What leaves the workspace">
        {exported.text}
      </pre>
      <div className={classes.foot}>
        <Button variant="default" onClick={() => setExported(null)}>
          Cancel
        </Button>
        <Button variant="default" leftSection={<Icon of={Save} size={14} />} onClick={() => void save()}>
          Save to a file…
        </Button>
        <Button data-autofocus leftSection={<Icon of={Copy} size={14} />} onClick={copy}>
          Copy
        </Button>
      </div>
    </div>
  );
}

/** Takes samples out of the workspace, with what is personal or secret masked unless the user wants it. */
export function ExportDialog() {
  const id = useSamplesSession((state) => state.exported);
  const samples = useWorkspaceMember('samples');
  const sample = samples.find((one) => one.id === id);
  return (
    <Modal
      opened={sample !== undefined}
      onClose={() => setExported(null)}
      title="Copy or export as JSON"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
      centered
    >
      {sample && <Choice key={sample.id} sample={sample} />}
    </Modal>
  );
}
