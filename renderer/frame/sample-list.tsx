import { ClipboardPaste, Play, Plus, User } from 'lucide-react';
import { triggerOf, type Sample } from '../../shared/flow/workspace.ts';
import { currentWorkspace, dispatch, useDocument } from '../document/document-store.ts';
import { freshId } from '../document/fresh-id.ts';
import { eventLabel } from '../document/event-label.ts';
import { useWorkspaceMember } from '../document/use-workspace.ts';
import { setMapping } from '../samples/samples-session.ts';
import { SampleMenu } from '../samples/sample-menu.tsx';
import { chooseSample, useSimulation } from '../simulator/simulation-store.ts';
import { eventNodeOf } from '../../shared/flow/trigger.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { showDock } from './layout-store.ts';
import { Section } from './section.tsx';
import classes from './sidebar.module.css';

/** What the search looks through: names, ids, the event, and what the contact holds. */
function searchedText(name: string, { id, event, contact }: Sample['occurrence']): string {
  return [name, id, event, ...Object.values(contact)]
    .filter((part) => typeof part === 'string')
    .join(' ')
    .toLowerCase();
}

/** One sample; the chosen one has its menu beside it. */
function SampleRow({ sample, chosen }: { sample: Sample; chosen: boolean }) {
  const { id, name, occurrence } = sample;
  return (
    <li className={classes.sample}>
      <button
        type="button"
        data-row
        data-sample={id}
        className={classes.row}
        aria-current={chosen}
        onClick={() => {
          chooseSample(id);
          showDock('simulator');
        }}
      >
        <Icon of={chosen ? Play : User} size={14} />
        <span className={`${classes.grow} ellipsis`} title={name}>
          {name}
        </span>
        <span className="meta mono ellipsis">{occurrence.id}</span>
      </button>
      {chosen && <SampleMenu sample={sample} label={`More about ${name}`} />}
    </li>
  );
}

/** Saved occurrences; choosing one puts it into the simulator. */
export function SampleList({ query }: { query: string }) {
  const all = useWorkspaceMember('samples');
  const chosen = useSimulation((state) => state.sample);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const samples = all.filter(({ name, occurrence }) =>
    words.every((word) => searchedText(name, occurrence).includes(word)),
  );
  const add = () => {
    const workspace = currentWorkspace();
    const trigger = triggerOf(workspace, useDocument.getState().selection.trigger ?? '');
    const event = (trigger && eventNodeOf(trigger)?.event) ?? workspace.events[0]?.id ?? '';
    const id = freshId(
      'sample',
      workspace.samples.map((sample) => sample.id),
    );
    const sample: Sample = {
      id,
      name: `${eventLabel(workspace, event) ?? 'Event'} sample`,
      occurrence: {
        id: `${id}-1`,
        event,
        occurredAt: `${new Date().toISOString().slice(0, 19)}Z`,
        contact: { email: 'ada@example.com', firstname: 'Ada' },
        data: {},
      },
    };
    dispatch({ kind: 'putSample', sample });
    chooseSample(id);
    showDock('simulator');
  };
  return (
    <Section
      of="samples"
      title="Samples"
      count={all.length}
      query={query}
      tools={
        <>
          <IconButton
            icon={ClipboardPaste}
            label="Make a sample from pasted JSON"
            small
            onClick={() => setMapping(true)}
          />
          <IconButton icon={Plus} label="New sample" small onClick={add} />
        </>
      }
    >
      {all.length === 0 && <p className={classes.empty}>A sample is an event to try triggers with.</p>}
      <ul>
        {samples.map((sample) => (
          <SampleRow key={sample.id} sample={sample} chosen={sample.id === chosen} />
        ))}
      </ul>
    </Section>
  );
}
