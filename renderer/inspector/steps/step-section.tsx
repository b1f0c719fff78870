import { Menu } from '@mantine/core';
import {
  ChevronDown,
  ChevronRight,
  Ellipsis,
  OctagonAlert,
  Trash2,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import { hasErrors, type Problem } from '../../../shared/base/problem.ts';
import type { TraceEntry } from '../../../shared/engine/trace.ts';
import { triggerOf } from '../../../shared/flow/workspace.ts';
import { focusNode } from '../../canvas/canvas-session.ts';
import { stepBefore } from '../../canvas/chosen-steps.ts';
import { tryDispatch } from '../../canvas/try-dispatch.ts';
import { currentWorkspace, useDocument } from '../../document/document-store.ts';
import { announce } from '../../ui/announce.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { renameNode } from '../edit-node.ts';
import { sectionKey, selectFromInspector, setSectionOpen, useInspector } from '../inspector-store.ts';
import { useReveal } from '../use-reveal.ts';
import { useGesture } from '../use-gesture.ts';
import { StateBadge } from './state-badge.tsx';
import { StepPlace } from './step-place-row.tsx';
import classes from './step-section.module.css';

/** One step of the trigger: a head with its name and state, and what can be changed of it below. */
export function StepSection(props: {
  readonly trigger: string;
  readonly node: string;
  /** Own name; undefined: the step takes none. */
  readonly name: string | undefined;
  /** What it is called without one. */
  readonly otherwise: string;
  /** What it does, shown while it is closed. */
  readonly about?: string;
  readonly noun: string;
  readonly icon: LucideIcon;
  readonly named?: boolean;
  readonly problems: readonly Problem[];
  readonly entry?: TraceEntry | undefined;
  readonly stale?: boolean;
  /** Open unless closed by hand. */
  readonly openFirst: boolean;
  readonly hasPlace: boolean;
  readonly children: ReactNode;
}) {
  const { trigger, node, problems } = props;
  const open = useInspector((state) => state.open[sectionKey(trigger, node)]) ?? props.openFirst;
  const selected = useDocument((state) => state.selection.nodes.length === 1 && state.selection.nodes[0] === node);
  const section = useRef<HTMLElement>(null);
  const body = useId();
  useReveal(node, section);
  const title = props.name ?? props.otherwise;
  return (
    <section
      ref={section}
      className={classes.section}
      aria-label={title}
      data-selected={selected || undefined}
      onPointerDown={() => selectFromInspector(node)}
      onFocus={() => selectFromInspector(node)}
    >
      <div className={classes.head}>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={open}
          aria-controls={body}
          aria-label={`${title}, ${props.noun}`}
          onClick={() => setSectionOpen(trigger, node, !open)}
        >
          <Icon of={open ? ChevronDown : ChevronRight} size={12} />
          <Icon of={props.icon} size={14} />
        </button>
        {props.named === false ? (
          <h4 className={classes.title}>{title}</h4>
        ) : (
          <StepName trigger={trigger} node={node} name={props.name} otherwise={props.otherwise} noun={props.noun} />
        )}
        <ProblemCount problems={problems} />
        {props.entry && <StateBadge entry={props.entry} stale={props.stale ?? false} />}
        <StepMenu trigger={trigger} node={node} title={title} noun={props.noun} />
      </div>
      {!open && props.about && <p className={`${classes.about} ellipsis`}>{props.about}</p>}
      {open && (
        <div className={classes.body} id={body}>
          {props.hasPlace && <StepPlace trigger={trigger} node={node} />}
          {props.children}
        </div>
      )}
    </section>
  );
}

function StepName(props: {
  readonly trigger: string;
  readonly node: string;
  readonly name: string | undefined;
  readonly otherwise: string;
  readonly noun: string;
}) {
  const gesture = useGesture();
  return (
    <input
      className={classes.name}
      data-step-name
      aria-label={`Name of the ${props.noun}`}
      placeholder={props.otherwise}
      title={props.name ?? props.otherwise}
      spellCheck={false}
      autoComplete="off"
      value={props.name ?? ''}
      onFocus={gesture.start}
      onChange={(event) => renameNode(props.trigger, props.node, event.currentTarget.value, gesture.id())}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function ProblemCount({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const errors = hasErrors(problems);
  const words = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return (
    <Badge
      tone={errors ? 'err' : 'wait'}
      icon={errors ? OctagonAlert : TriangleAlert}
      title={problems.map(({ message }) => message).join('\n')}
    >
      <span aria-hidden>{problems.length}</span>
      <span className="spoken">{words}</span>
    </Badge>
  );
}

function StepMenu(props: {
  readonly trigger: string;
  readonly node: string;
  readonly title: string;
  readonly noun: string;
}) {
  return (
    <Menu position="bottom-end" width={184} returnFocus>
      <Menu.Target>
        <button type="button" className={classes.more} aria-label={`More for ${props.title}`}>
          <Icon of={Ellipsis} size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Icon of={Trash2} size={14} />}
          onClick={() => {
            const trigger = triggerOf(currentWorkspace(), props.trigger);
            const before = trigger && stepBefore(trigger, [props.node]);
            if (!tryDispatch({ kind: 'removeElements', trigger: props.trigger, nodes: [props.node], edges: [] }))
              return;
            if (before !== undefined) focusNode(before);
            announce(`${props.title} deleted. Undo brings it back.`);
          }}
        >
          Delete this {props.noun}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
