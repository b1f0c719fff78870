import { Button } from '@mantine/core';
import { FlaskConical } from 'lucide-react';
import { coverageWords, type TriggerCoverage } from '../../shared/analysis/coverage.ts';
import type { StudiedGap } from '../../shared/analysis/missing-scenarios.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { Icon } from '../ui/icon.tsx';
import { GapRow } from './gap-row.tsx';
import { CoverageToggle } from './coverage-toggle.tsx';
import { coverageOfTests } from './test-results.ts';
import classes from './tests-dock.module.css';
import { useStudiedGaps, type KnownGap } from './use-studied-gaps.ts';
import { writeMissingTests } from './write-missing-tests.ts';

/** What all tests together have shown, and what none has, by trigger. */
export function CoveragePanel() {
  const coverage = coverageOfTests(useWorkspace());
  const gaps = useStudiedGaps();
  const open = coverage.triggers.filter((trigger) => trigger.gaps.length > 0);
  const closable = gaps.some(({ reason }) => reason === undefined);
  return (
    <section className={classes.panel} aria-labelledby="coverage-head">
      <div className={classes.panelHead}>
        <h2 id="coverage-head" className={classes.title}>
          Coverage
        </h2>
        {closable && (
          <Button
            variant="default"
            size="xs"
            leftSection={<Icon of={FlaskConical} size={14} />}
            onClick={() => writeMissingTests()}
          >
            Write the missing tests
          </Button>
        )}
      </div>
      {coverage.triggers.length === 0 ? (
        <p className="label">No trigger that is on has a condition, so there is nothing to cover.</p>
      ) : (
        <>
          <p>{coverageWords(coverage)}</p>
          <div>
            <CoverageToggle />
          </div>
        </>
      )}
      {coverage.triggers.length > 0 && open.length === 0 && (
        <p className="label">Every branch was taken, and every rule was seen both true and false.</p>
      )}
      {open.map((trigger) => (
        <TriggerGaps
          key={trigger.trigger}
          coverage={trigger}
          gaps={gaps.filter(({ of }) => of.trigger === trigger.trigger)}
        />
      ))}
    </section>
  );
}

function TriggerGaps({ coverage, gaps }: { coverage: TriggerCoverage; gaps: readonly KnownGap[] }) {
  const { name, branches, outcomes } = coverage;
  return (
    <section aria-label={`Not covered in ${name}`}>
      <h3 className={classes.gapsOf}>
        <span>{name}</span>
        <span className="meta">{coverageWords({ branches, outcomes })}</span>
      </h3>
      <ul className={classes.gaps}>
        {gaps.map(({ of, reason }) => (
          <GapRow key={keyOf(of)} words={of.gap.words} reason={reason} onWrite={() => writeOne(of)} />
        ))}
      </ul>
    </section>
  );
}

function keyOf({ trigger, gap: { node, path = '', missing } }: StudiedGap): string {
  return `${trigger} ${node} ${path} ${missing}`;
}

function writeOne(gap: StudiedGap): void {
  writeMissingTests((one) => keyOf(one) === keyOf(gap));
}
