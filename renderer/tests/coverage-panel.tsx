import { coverageWords } from '../../shared/analysis/coverage.ts';
import { useWorkspace } from '../document/use-workspace.ts';
import { coverageOfTests } from './test-results.ts';
import classes from './tests-dock.module.css';

/** What all tests together have shown, and what none has, by trigger. */
export function CoveragePanel() {
  const coverage = coverageOfTests(useWorkspace());
  const open = coverage.triggers.filter(({ gaps }) => gaps.length > 0);
  return (
    <section className={classes.panel} aria-labelledby="coverage-head">
      <h2 id="coverage-head" className={classes.title}>
        Coverage
      </h2>
      {coverage.triggers.length === 0 ? (
        <p className="label">No trigger that is on has a condition, so there is nothing to cover.</p>
      ) : (
        <p>{coverageWords(coverage)}</p>
      )}
      {coverage.triggers.length > 0 && open.length === 0 && (
        <p className="label">Every branch was taken, and every rule was seen both true and false.</p>
      )}
      {open.map(({ trigger, name, gaps, ...counts }) => (
        <section key={trigger} aria-label={`Not covered in ${name}`}>
          <h3 className={classes.gapsOf}>
            <span>{name}</span>
            <span className="meta">{coverageWords(counts)}</span>
          </h3>
          <ul className={classes.gaps}>
            {gaps.map(({ node, path = '', missing, words }) => (
              <li key={`${node} ${path} ${missing}`}>{words}</li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
