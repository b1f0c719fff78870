import { Button } from '@mantine/core';
import { WandSparkles, Wrench } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import type { Fix, TextProblem } from '../../shared/base/problem.ts';
import { Icon } from '../ui/icon.tsx';
import classes from './events-dock.module.css';
import { fixableAtOnce } from './fix-all.ts';
import type { Caret } from './json-editor.tsx';
import { moveAmongRows } from './move-among-rows.ts';
import { ProblemRow } from './problem-row.tsx';
import { problemCountWords } from './problem-words.ts';

/** The last problem whose place holds the caret. */
export function problemAtCaret(problems: readonly TextProblem[], { line, column }: Caret): TextProblem | undefined {
  return problems.findLast((problem) => {
    const afterStart = line > problem.line || (line === problem.line && column >= problem.column);
    const beforeEnd = line < problem.endLine || (line === problem.endLine && column <= problem.endColumn);
    return afterStart && beforeEnd;
  });
}

interface ItemProps {
  readonly problem: TextProblem;
  readonly current: boolean;
  readonly readOnly: boolean;
  readonly onJump: (problem: TextProblem) => void;
  readonly onFix: (fix: Fix) => void;
}

/** Kept while nothing of it changes: there may be hundreds, and the caret moves with every key. */
const ProblemItem = memo(function ProblemItem({ problem, current, readOnly, onJump, onFix }: ItemProps) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <li ref={item}>
      <ProblemRow
        problem={problem}
        place={`${problem.line}:${problem.column}`}
        placeName={`line ${problem.line}, column ${problem.column}`}
        current={current}
        onJump={() => onJump(problem)}
      >
        {!readOnly &&
          problem.fixes.map((fix) => (
            <Button
              key={fix.title}
              variant="default"
              size="xs"
              leftSection={problem.fixes.length === 1 ? <Icon of={Wrench} size={12} /> : undefined}
              onClick={() => onFix(fix)}
            >
              {fix.title}
            </Button>
          ))}
      </ProblemRow>
    </li>
  );
});

/** All problems of the text: Enter jumps to a place, buttons fix. Callbacks should stay the same. */
export const ProblemList = memo(function ProblemList(props: {
  problems: readonly TextProblem[];
  /** The one that the caret is in. */
  current: TextProblem | undefined;
  readOnly: boolean;
  onJump: (problem: TextProblem) => void;
  onFix: (fix: Fix) => void;
  onFixAll: () => void;
}) {
  const { problems, current, readOnly, onJump, onFix, onFixAll } = props;
  const fixable = fixableAtOnce(problems);
  return (
    <section className={classes.column} aria-label="Problems of the events">
      <div className={classes.head}>
        <h2>{problemCountWords(problems)}</h2>
        {fixable > 1 && !readOnly && (
          <Button
            variant="default"
            size="xs"
            className={classes.tools}
            leftSection={<Icon of={WandSparkles} size={12} />}
            onClick={onFixAll}
          >
            Fix {fixable} at once
          </Button>
        )}
      </div>
      <ul className={classes.list} onKeyDown={moveAmongRows}>
        {problems.map((problem, index) => (
          <ProblemItem
            key={`${index} ${problem.code}`}
            problem={problem}
            current={problem === current}
            readOnly={readOnly}
            onJump={onJump}
            onFix={onFix}
          />
        ))}
      </ul>
    </section>
  );
});
