import { CircleCheck, GitMerge, OctagonAlert } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { useEnvironmentName } from './server-store.ts';
import classes from './publish-sheet.module.css';
import type { Publication } from './publish-store.ts';

/** The receipt, or why there is none: what happened, why, what to do. */
export function PublicationState({ publication }: { publication: Publication }) {
  const name = useEnvironmentName();
  switch (publication.phase) {
    case 'ready':
    case 'sending':
    case 'queued':
      return null;
    case 'done': {
      const { receipt } = publication;
      return (
        <section className={classes.receipt} data-tone="pass" aria-label="Receipt">
          <h3>
            <Icon of={CircleCheck} /> r{receipt.revision} is live on {name}
          </h3>
          <dl>
            <dt>Program</dt>
            <dd className="mono">{receipt.programHash}</dd>
            <dt>Engine</dt>
            <dd className="mono">{receipt.engine}</dd>
            <dt>Published</dt>
            <dd>
              {new Date(receipt.publishedAt).toLocaleString()} by {receipt.by}
            </dd>
          </dl>
          {receipt.changes.length > 0 && (
            <ul className={classes.receiptChanges}>
              {receipt.changes.map((change, index) => (
                <li key={index}>{change}</li>
              ))}
            </ul>
          )}
        </section>
      );
    }
    case 'stale':
      return (
        <p className={classes.alert} data-tone="wait" role="alert">
          <Icon of={GitMerge} /> Someone published in the meantime, so nothing was sent yet. What they changed is merged
          below. Read it, then publish again.
        </p>
      );
    case 'refused':
      return (
        <div className={classes.alert} data-tone="err" role="alert">
          <Icon of={OctagonAlert} />
          <div>
            {publication.problem.title}
            {publication.problem.detail !== undefined && ` ${publication.problem.detail}`}
            <ul>
              {publication.problem.problems?.map((problem, index) => (
                <li key={index}>{problem.message}</li>
              ))}
            </ul>
          </div>
        </div>
      );
  }
}
