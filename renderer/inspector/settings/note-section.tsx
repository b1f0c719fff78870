import { Textarea } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import type { FlowNode } from '../../../shared/flow/trigger.ts';
import { useDocument } from '../../document/document-store.ts';
import { editNode } from '../edit-node.ts';
import { LeftOverProblems } from '../fields/left-over-problems.tsx';
import { useNodeProblems } from '../node-problems.ts';
import { StepSection } from '../steps/step-section.tsx';
import { useGesture } from '../use-gesture.ts';

/** A note: text for people, without meaning for the flow (F2). */
export const NoteSection = memo(function NoteSection(props: {
  readonly trigger: string;
  readonly node: Extract<FlowNode, { kind: 'note' }>;
  readonly icon: LucideIcon;
}) {
  const { trigger, node } = props;
  const gesture = useGesture();
  const problems = useNodeProblems(node.id);
  const selected = useDocument((state) => state.selection.nodes[0] === node.id);
  return (
    <StepSection
      trigger={trigger}
      node={node.id}
      name={undefined}
      otherwise="Note"
      about={node.text}
      noun="note"
      named={false}
      icon={props.icon}
      problems={problems}
      openFirst={false}
      hasPlace={false}
    >
      <LeftOverProblems problems={problems} claimed={[]} />
      <Textarea
        aria-label="Text of the note"
        autosize
        minRows={3}
        maxRows={16}
        value={node.text}
        data-inspector-focus={selected ? '' : undefined}
        onFocus={gesture.start}
        onChange={(event) => {
          const text = event.currentTarget.value;
          editNode(trigger, node.id, (before) => (before.kind === 'note' ? { ...before, text } : before), gesture.id());
        }}
      />
    </StepSection>
  );
});
