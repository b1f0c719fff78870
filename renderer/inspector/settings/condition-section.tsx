import { GitFork } from 'lucide-react';
import { memo } from 'react';
import type { TraceEntry } from '../../../shared/engine/trace.ts';
import type { Occurrence } from '../../../shared/events/occurrence.ts';
import type { ConditionNode } from '../../../shared/flow/trigger.ts';
import { nodeSentence, sentenceText } from '../../../shared/flow/wording.ts';
import { useDocument } from '../../document/document-store.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { LeftOverProblems } from '../fields/left-over-problems.tsx';
import type { Catalog } from '../fields/field-catalog.ts';
import { useNodeProblems } from '../node-problems.ts';
import { StepSection } from '../steps/step-section.tsx';

/** A condition of the trigger: drawn again only when something of it changes. */
export const ConditionSection = memo(function ConditionSection(props: {
  readonly trigger: string;
  readonly node: ConditionNode;
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
  const { name: _, ...unnamed } = node;
  return (
    <StepSection
      trigger={trigger}
      node={node.id}
      name={node.name}
      otherwise={sentenceText(nodeSentence(unnamed, () => undefined))}
      noun="condition"
      icon={GitFork}
      problems={problems}
      entry={props.entry}
      stale={props.stale}
      openFirst={props.openFirst}
      hasPlace
    >
      <LeftOverProblems problems={problems} claimed={['condition']} />
      <ConditionBuilder
        trigger={trigger}
        node={node.id}
        condition={node.condition}
        catalog={props.catalog}
        sample={props.sample}
        timeZone={props.timeZone}
        problems={problems}
        focusTarget={selected}
      />
    </StepSection>
  );
});
