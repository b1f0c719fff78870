import { Button, Group } from '@mantine/core';
import { CloudOff, GitMerge, OctagonAlert } from 'lucide-react';
import type { WaitingPublish } from '../../shared/desktop/desktop-answers.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './publish-sheet.module.css';
import { useEnvironmentName } from './server-store.ts';
import { timeWords } from './time-words.ts';
import { cancelWaiting, takeWaiting, tryWaitingNow } from './waiting-store.ts';

const looks = {
  waiting: { icon: CloudOff, tone: 'wait' },
  conflict: { icon: GitMerge, tone: 'wait' },
  refused: { icon: OctagonAlert, tone: 'err' },
} as const;

function explanation(waiting: WaitingPublish, name: string): string {
  switch (waiting.state) {
    case 'waiting':
      return `${waiting.reason ?? 'It is being sent.'} It is sent once, as it was at the click, also after a restart. A newer click replaces it.`;
    case 'conflict':
      return `Meanwhile ${waiting.live === 0 ? 'the revision it was for is gone' : `r${waiting.live} went live on ${name}`}. Merge below and publish: that replaces what waits.`;
    case 'refused':
      return `${name} refused it: ${waiting.reason ?? ''}`;
  }
}

/** A publish that waits for its server (P6): since when, why, when it is tried next, and what can be done. */
export function WaitingNotice({ waiting }: { waiting: WaitingPublish }) {
  const name = useEnvironmentName();
  const { icon, tone } = looks[waiting.state];
  const next = new Date(waiting.nextAt).toLocaleTimeString();
  return (
    <section className={classes.alert} data-tone={tone} aria-label="Waiting to publish">
      <Icon of={icon} />
      <div>
        <b>
          Waiting to publish to {name} since {timeWords(waiting.queuedAt)}
        </b>
        <p className="label">{explanation(waiting, name)}</p>
        {waiting.state === 'waiting' && waiting.attempts > 0 && (
          <p className="label num">
            Tried {waiting.attempts} {waiting.attempts === 1 ? 'time' : 'times'}. Next try at {next}.
          </p>
        )}
        <Group gap={8} mt={8}>
          {waiting.state !== 'conflict' && (
            <Button variant="default" size="xs" onClick={() => void tryWaitingNow(waiting)}>
              Try now
            </Button>
          )}
          {waiting.state !== 'waiting' && (
            <Button variant="default" size="xs" onClick={() => void takeWaiting(waiting)}>
              Take the waiting version into the draft
            </Button>
          )}
          <Button variant="subtle" size="xs" onClick={() => void cancelWaiting(waiting)}>
            Stop waiting
          </Button>
        </Group>
      </div>
    </section>
  );
}
