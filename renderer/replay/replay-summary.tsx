import { Button, Progress } from '@mantine/core';
import { FileStack, RotateCw, Square, X } from 'lucide-react';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { chooseReplayFile } from './choose-replay-file.ts';
import classes from './replay-dock.module.css';
import type { ReplaySession } from './replay-store.ts';
import { countText, durationText, endWords, sizeText } from './replay-words.ts';
import { cancelReplay, clearReplay, replayAgain } from './start-replay.ts';

interface Figure {
  readonly name: string;
  readonly value: string;
}

function figuresOf({ progress, result }: ReplaySession): readonly Figure[] {
  const { occurrences, firing, refused, milliseconds } = progress;
  const rate = milliseconds === 0 ? 0 : Math.round((occurrences / milliseconds) * 1000);
  return [
    { name: 'occurrences', value: countText(occurrences) },
    { name: 'fired', value: countText(firing) },
    { name: 'refused', value: countText(refused) },
    ...(result
      ? [
          { name: 'requested', value: countText(result.requested) },
          { name: 'failed', value: countText(result.errors) },
          { name: 'caused', value: countText(result.caused) },
        ]
      : []),
    { name: 'time', value: durationText(milliseconds) },
    { name: 'a second', value: countText(rate) },
  ];
}

/** The file, how far the replay is, and its figures. */
export function ReplaySummary({ replay }: { replay: ReplaySession }) {
  const { file, progress, state } = replay;
  const running = state === 'running' || state === 'cancelling';
  const percent = progress.size === 0 ? 100 : Math.min(100, Math.floor((progress.bytes / progress.size) * 100));
  return (
    <section className={classes.summary} aria-label="Replay">
      <div className={classes.file}>
        <Icon of={FileStack} size={14} />
        <b className="ellipsis" title={file.name}>
          {file.name}
        </b>
        <span className="meta">{sizeText(file.size)}</span>
        <IconButton icon={X} label="Close the replay" small onClick={clearReplay} />
      </div>
      {running ? (
        <div className={classes.progress}>
          <Progress.Root size={6}>
            <Progress.Section value={percent} aria-label={`Replaying ${file.name}`} />
          </Progress.Root>
          <span className="meta num">{state === 'cancelling' ? 'Stopping' : `${percent} %`}</span>
        </div>
      ) : (
        <p className={classes.end} data-tone={state === 'failed' ? 'err' : state === 'cancelled' ? 'wait' : 'idle'}>
          {endWords(replay)}
        </p>
      )}
      <div className={classes.figures} role="group" aria-label="Figures" tabIndex={0}>
        <dl>
          {figuresOf(replay).map(({ name, value }) => (
            <div key={name} className={classes.figure}>
              <dt>{name}</dt>
              <dd className="mono">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={classes.buttons}>
        {running ? (
          <Button
            className={classes.grow}
            variant="default"
            leftSection={<Icon of={Square} size={12} />}
            aria-disabled={state === 'cancelling'}
            onClick={cancelReplay}
          >
            Cancel
          </Button>
        ) : (
          <Button
            className={classes.grow}
            variant="default"
            leftSection={<Icon of={RotateCw} size={14} />}
            onClick={replayAgain}
          >
            Replay again
          </Button>
        )}
        <IconButton icon={FileStack} label="Replay another file" onClick={chooseReplayFile} />
      </div>
    </section>
  );
}
