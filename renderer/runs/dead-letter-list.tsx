import { Button } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import type { DeadLetter } from '../../shared/sync/contract.ts';
import { ACTION_NAMES } from '../../shared/flow/wording.ts';
import { triggerOf, type Workspace } from '../../shared/flow/workspace.ts';
import { ask } from '../document/question.ts';
import { useEnvironmentName, useServer } from '../publish/server-store.ts';
import { timeWords } from '../publish/time-words.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { actionStateWord } from './action-words.ts';
import { loadDeadLetters, redrive, useDeadLetters } from './dead-letters-store.ts';
import classes from './runs.module.css';
import { openRun, useRuns } from './runs-store.ts';

function kindOf(letter: DeadLetter): string {
  return Object.hasOwn(ACTION_NAMES, letter.kind)
    ? ACTION_NAMES[letter.kind as keyof typeof ACTION_NAMES]
    : letter.kind;
}

/** What may have been delivered already is sent again only when the user says so. */
async function tryAgain(workspace: string, letters: readonly DeadLetter[]): Promise<void> {
  const uncertain = letters.filter(({ state }) => state === 'uncertain').length;
  if (uncertain > 0) {
    const answer = await ask({
      title: uncertain === 1 ? 'It may have been delivered already' : `${uncertain} may have been delivered already`,
      text: 'The connection broke while it was under way. Sent again, the receiver may get it twice.',
      choices: [
        { answer: 'keep', label: 'Leave it' },
        { answer: 'send', label: 'Send again' },
      ],
      dismiss: 'keep',
    });
    if (answer === 'keep') return;
  }
  await redrive(workspace, letters);
}

function Row({ letter, workspace }: { letter: DeadLetter; workspace: Workspace }) {
  const open = useRuns((state) => state.chosen?.run.id === letter.run);
  const trigger = triggerOf(workspace, letter.trigger)?.name ?? letter.trigger;
  return (
    <li className={classes.letter} aria-current={open}>
      <button type="button" className={classes.letterText} onClick={() => void openRun(workspace.id, letter.run)}>
        <span className={classes.letterHead}>
          <b className="ellipsis">
            {kindOf(letter)} · {trigger}
          </b>
          <Badge tone={letter.state === 'uncertain' ? 'wait' : 'err'}>{actionStateWord(letter.state)}</Badge>
        </span>
        <span className="label ellipsis">{letter.detail ?? 'The server tells no reason.'}</span>
        <span className="meta num">
          {letter.attempts} {letter.attempts === 1 ? 'attempt' : 'attempts'} ·{' '}
          <time dateTime={letter.at}>{timeWords(letter.at)}</time>
        </span>
      </button>
      <IconButton
        icon={RotateCcw}
        label={`Send again: ${kindOf(letter)} of ${trigger}`}
        small
        onClick={() => void tryAgain(workspace.id, [letter])}
      />
    </li>
  );
}

/** Actions that were given up or are uncertain: why, after how many attempts, and the button that tries them anew. */
export function DeadLetterList({ workspace }: { workspace: Workspace }) {
  const { letters, next, problem } = useDeadLetters();
  const environment = useServer((state) => state.environment);
  const name = useEnvironmentName();
  const newest = useRuns((state) => state.runs);
  const { id } = workspace;
  useEffect(() => void loadDeadLetters(id), [id, environment, newest]);
  if (problem !== undefined) return <p className={classes.none}>Dead letters cannot be read: {problem}</p>;
  if (letters === undefined) return <p className={classes.none}>Asking {name}.</p>;
  if (letters.length === 0) {
    return <p className={classes.none}>No dead letters: {name} gave up nothing.</p>;
  }
  return (
    <>
      <div className={classes.filters}>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon of={RotateCcw} size={14} />}
          onClick={() => void tryAgain(id, letters)}
        >
          Send all again
        </Button>
      </div>
      <ul aria-label="Dead letters" className={classes.rows}>
        {letters.map((letter) => (
          <Row key={letter.key} letter={letter} workspace={workspace} />
        ))}
        {next !== undefined && (
          <li>
            <Button variant="subtle" size="xs" onClick={() => void loadDeadLetters(id, next)}>
              Show earlier ones
            </Button>
          </li>
        )}
      </ul>
    </>
  );
}
