import { memo, useRef } from 'react';
import type { EventNode } from '../../../shared/flow/trigger.ts';
import { useDocument } from '../../document/document-store.ts';
import { editNode } from '../edit-node.ts';
import { EventSelect } from '../fields/event-select.tsx';
import { FormRow, ProblemLine } from '../fields/form-row.tsx';
import { selectFromInspector } from '../inspector-store.ts';
import { useReveal } from '../use-reveal.ts';
import { problemAt, useNodeProblems } from '../node-problems.ts';

/** The event that starts the trigger. */
export const EventRow = memo(function EventRow(props: {
  readonly trigger: string;
  readonly node: EventNode | undefined;
}) {
  const { trigger, node } = props;
  const row = useRef<HTMLDivElement>(null);
  useReveal(node?.id ?? '', row);
  const problems = useNodeProblems(node?.id ?? '');
  const selected = useDocument((state) => node !== undefined && state.selection.nodes[0] === node.id);
  if (!node) {
    return (
      <FormRow label="Event">
        <span className="label">This trigger has no event step. Add it in the file, or start a new trigger.</span>
      </FormRow>
    );
  }
  const problem = problemAt(problems, 'event');
  return (
    <div ref={row} onFocus={() => selectFromInspector(node.id)}>
      <FormRow label="Event" problem={problem}>
        <EventSelect
          label="Event"
          value={node.event}
          internal
          invalid={problem !== undefined}
          focusTarget={selected}
          onPick={(event) =>
            editNode(trigger, node.id, (before) => (before.kind === 'event' ? { ...before, event } : before))
          }
        />
        {problems
          .filter((other) => other !== problem)
          .map((other) => (
            <ProblemLine key={other.code} problem={other} />
          ))}
      </FormRow>
    </div>
  );
});
