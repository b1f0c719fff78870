import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { nodeSentence, nodeTitle, sentenceText } from '../../../shared/flow/wording.ts';
import { LeftOverProblems } from '../fields/left-over-problems.tsx';
import classes from '../inspector.module.css';
import { useNodeProblems } from '../node-problems.ts';
import type { UnsupportedNode } from '../steps/flow-steps.ts';
import { StepSection } from '../steps/step-section.tsx';

/** A delay or split that the file holds: shown as it is, with why it does not run. It can be renamed, moved and deleted. */
export const UnsupportedSection = memo(function UnsupportedSection(props: {
  readonly trigger: string;
  readonly node: UnsupportedNode;
  readonly icon: LucideIcon;
}) {
  const { trigger, node } = props;
  const problems = useNodeProblems(node.id);
  const { id: _id, kind: _kind, name: _name, ...members } = node;
  const { name: _, ...unnamed } = node;
  return (
    <StepSection
      trigger={trigger}
      node={node.id}
      name={node.name}
      otherwise={nodeTitle(unnamed)}
      about={sentenceText(nodeSentence(unnamed, () => undefined))}
      noun={node.kind}
      icon={props.icon}
      problems={problems}
      openFirst={false}
      hasPlace
    >
      <LeftOverProblems problems={problems} claimed={[]} />
      <pre className={classes.json} aria-label={`Settings of the ${node.kind}, not editable`}>
        {JSON.stringify(members, null, 2)}
      </pre>
    </StepSection>
  );
});
