import { Button, Select, Tooltip } from '@mantine/core';
import { FileStack, Pencil, Play, RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import { eventLabels } from '../../shared/flow/event-label.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { chooseReplayFile } from '../replay/choose-replay-file.ts';
import { SampleMenu } from '../samples/sample-menu.tsx';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { modKey } from '../ui/mod-key.ts';
import { checkOccurrences } from './check-occurrences.ts';
import { OccurrenceEditor } from './occurrence-editor.tsx';
import { sampleFacts } from './sample-facts.ts';
import { chooseSample, setEditing, simulate, useSimulation } from './simulation-store.ts';
import classes from './simulator-dock.module.css';
import { useOccurrenceText } from './use-occurrence-text.ts';

function Facts() {
  const events = useWorkspaceMember('events');
  const text = useOccurrenceText();
  const facts = useMemo(() => {
    const accepted = checkOccurrences(text, { events })[0];
    return accepted?.ok ? sampleFacts(accepted.value.occurrence, eventLabels(events)) : undefined;
  }, [text, events]);
  if (text.trim() === '') return <p className={classes.hint}>A sample is an event to try triggers with.</p>;
  if (!facts) return <p className={classes.hint}>This occurrence has problems. Edit it to see them.</p>;
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value, full }) => (
        <div key={name} className={classes.fact}>
          <dt className="ellipsis">{name}</dt>
          <dd className="mono ellipsis" title={full}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Which occurrence is sent: a sample, or what was made of it in the editor. */
export function SampleColumn() {
  const samples = useWorkspaceMember('samples');
  const chosen = useSimulation((state) => state.sample);
  const edited = useSimulation((state) => state.edited !== null);
  const editing = useSimulation((state) => state.editing);
  const sample = samples.find(({ id }) => id === chosen) ?? samples[0];
  return (
    <section className={classes.sample} aria-label="Sample">
      <div className={classes.choice}>
        <Select
          className={classes.select}
          aria-label="Sample"
          data={samples.map(({ id, name }) => ({ value: id, label: name }))}
          value={sample?.id ?? null}
          placeholder="No samples yet"
          allowDeselect={false}
          disabled={samples.length === 0}
          comboboxProps={{ transitionProps: { duration: 120 } }}
          onChange={(id) => id !== null && chooseSample(id)}
        />
        <SampleMenu sample={sample} label="More about samples" />
        {edited && <Badge tone="draft">Edited</Badge>}
        {edited && sample && (
          <IconButton
            icon={RotateCcw}
            label="Back to the sample as saved"
            small
            onClick={() => chooseSample(sample.id)}
          />
        )}
      </div>
      {editing ? <OccurrenceEditor sample={sample} /> : <Facts />}
      <div className={classes.send}>
        <Tooltip label={`${modKey()} Enter`}>
          <Button
            className={classes.grow}
            variant="default"
            leftSection={<Icon of={Play} size={14} />}
            onClick={() => simulate()}
          >
            Send sample
          </Button>
        </Tooltip>
        <span className={classes.edit}>
          <IconButton icon={FileStack} label="Replay a file of occurrences" onClick={chooseReplayFile} />
        </span>
        <span className={classes.edit} data-pressed={editing || undefined}>
          <IconButton
            icon={Pencil}
            label={editing ? 'Close the editor' : 'Edit the occurrence'}
            pressed={editing}
            onClick={() => setEditing(!editing)}
          />
        </span>
      </div>
    </section>
  );
}
