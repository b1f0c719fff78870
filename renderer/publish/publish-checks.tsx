import { Button } from '@mantine/core';
import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Compilation } from '../../shared/compiler/compile.ts';
import { showDock, useLayout, type DockTab } from '../frame/layout-store.ts';
import { TestsCheck } from '../tests/tests-check.tsx';
import { Icon } from '../ui/icon.tsx';
import classes from './publish-sheet.module.css';

/** Errors that block; warnings and failing tests that do not. */
export function PublishChecks({ compilation }: { compilation: Compilation }) {
  const errors = compilation.problems.filter(({ severity }) => severity === 'error').length;
  const warnings = compilation.problems.length - errors;
  const show = (tab: DockTab) => {
    useLayout.setState({ publishOpen: false });
    showDock(tab);
  };
  return (
    <div className={classes.checks}>
      <span className={classes.check} data-tone={errors === 0 ? 'pass' : 'err'}>
        <Icon of={errors === 0 ? CircleCheck : OctagonAlert} size={14} />
        {errors === 0 ? 'No errors' : `${errors} ${errors === 1 ? 'error' : 'errors'}`}
      </span>
      {warnings > 0 && (
        <span className={classes.check} data-tone="wait">
          <Icon of={TriangleAlert} size={14} />
          {warnings} {warnings === 1 ? 'warning' : 'warnings'}
        </span>
      )}
      {errors + warnings > 0 && (
        <Button variant="subtle" size="xs" onClick={() => show('problems')}>
          Show problems
        </Button>
      )}
      <TestsCheck className={classes.check} onShow={() => show('tests')} />
    </div>
  );
}
