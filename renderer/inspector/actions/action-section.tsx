import { memo, useMemo } from 'react';
import type { TraceEntry } from '../../../shared/engine/trace.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import { eventLabels } from '../../../shared/flow/event-label.ts';
import type { ActionNode } from '../../../shared/flow/trigger.ts';
import { nodeSentence, nodeTitle, sentenceText } from '../../../shared/flow/wording.ts';
import { useDocument } from '../../document/document-store.ts';
import { useWorkspaceMember } from '../../document/use-workspace.ts';
import { nodeIcon } from '../../ui/kind-icon.ts';
import { editAction } from '../edit-node.ts';
import type { Catalog } from '../fields/field-catalog.ts';
import { LeftOverProblems } from '../fields/left-over-problems.tsx';
import { useNodeProblems } from '../node-problems.ts';
import { StepSection } from '../steps/step-section.tsx';
import { ActionForm } from './action-form.tsx';
import { shownFields } from './shown-fields.ts';

/** An action of the trigger: drawn again only when something of it changes. */
export const ActionSection = memo(function ActionSection(props: {
  readonly trigger: string;
  readonly node: ActionNode;
  readonly catalog: Catalog;
  readonly sample: Occurrence | undefined;
  readonly timeZone: string;
  readonly entry: TraceEntry | undefined;
  readonly stale: boolean;
  readonly openFirst: boolean;
}) {
  const { trigger, node } = props;
  const problems = useNodeProblems(node.id);
  const selected = useDocument((state) => state.selection.nodes[0] === node.id);
  const events = useWorkspaceMember('events');
  const { name: _, ...unnamed } = node;
  const about = useMemo(() => sentenceText(nodeSentence(node, eventLabels(events))), [node, events]);
  return (
    <StepSection
      trigger={trigger}
      node={node.id}
      name={node.name}
      otherwise={nodeTitle(unnamed)}
      about={about}
      noun="action"
      icon={nodeIcon(node)}
      problems={problems}
      entry={props.entry}
      stale={props.stale}
      openFirst={props.openFirst}
      hasPlace
    >
      <LeftOverProblems problems={problems} claimed={shownFields(node.action)} />
      <ActionForm
        action={node.action}
        onChange={(action, gesture) => editAction(trigger, node.id, action, gesture)}
        problems={problems}
        catalog={props.catalog}
        sample={props.sample}
        timeZone={props.timeZone}
        focusTarget={selected}
      />
    </StepSection>
  );
});
