import { Menu } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { outputsOf, outputWords } from '../../shared/flow/connection.ts';
import type { Trigger } from '../../shared/flow/trigger.ts';
import { kindName, nodeSentence, nodeTitle, sentenceText } from '../../shared/flow/wording.ts';
import { addStep, STEP_NAMES, type StepKind } from '../document/add-step.ts';
import { eventLabel } from '../document/event-label.ts';
import { useSelectedTrigger, useWorkspace } from '../document/use-workspace.ts';
import { announce } from '../ui/announce.tsx';
import { Icon } from '../ui/icon.tsx';
import { nodeIcon } from '../ui/kind-icon.ts';
import classes from './canvas-menu.module.css';
import {
  closeCanvasMenu,
  focusNode,
  menuForOutput,
  openCanvasMenu,
  useCanvasSession,
  type CanvasMenu,
} from './canvas-session.ts';
import { flowOrder } from './flow-order.ts';
import { refusal } from './handles.ts';
import { EdgeItems, NodeItems } from './node-menu-items.tsx';
import { RefusedItem } from './refused-item.tsx';
import { STEP_ICONS, STEP_KINDS } from './step-kinds.ts';
import { tryDispatch } from './try-dispatch.ts';

function StepItems({ menu }: { menu: Extract<CanvasMenu, { kind: 'step' }> }) {
  // A note has no connections: it goes on the canvas only where nothing leads to it.
  const linked = menu.place.after !== undefined || menu.place.into !== undefined;
  const add = (kind: StepKind) => {
    closeCanvasMenu();
    const id = addStep(kind, menu.place);
    if (id !== undefined) focusNode(id);
  };
  return (
    <>
      <Menu.Label>{menu.title}</Menu.Label>
      {STEP_KINDS.filter((kind) => !linked || kind !== 'note').map((kind) => (
        <Menu.Item
          key={kind}
          closeMenuOnClick={false}
          leftSection={<Icon of={STEP_ICONS[kind]} />}
          onClick={() => add(kind)}
        >
          {STEP_NAMES[kind]}
        </Menu.Item>
      ))}
    </>
  );
}

function OutputItems({ menu, trigger }: { menu: Extract<CanvasMenu, { kind: 'output' }>; trigger: Trigger }) {
  const node = trigger.nodes.find((other) => other.id === menu.node);
  if (!node) return null;
  const choose = (port: string) => openCanvasMenu(menuForOutput(menu, node, port));
  return (
    <>
      <Menu.Label>{menu.then === 'step' ? `Add after ${nodeTitle(node)}` : `Connect ${nodeTitle(node)} to`}</Menu.Label>
      {outputsOf(node).map((port) => {
        const next = trigger.edges.find((edge) => edge.from === node.id && edge.port === port);
        const target = trigger.nodes.find((other) => other.id === next?.to);
        return (
          <Menu.Item
            key={port}
            closeMenuOnClick={false}
            rightSection={<span className="meta">{target ? `leads to ${nodeTitle(target)}` : 'free'}</span>}
            onClick={() => choose(port)}
          >
            {outputWords(port)}
          </Menu.Item>
        );
      })}
    </>
  );
}

function ConnectItems({ menu, trigger }: { menu: Extract<CanvasMenu, { kind: 'connect' }>; trigger: Trigger }) {
  const { output, instead } = menu;
  const workspace = useWorkspace();
  const from = trigger.nodes.find((node) => node.id === output.from);
  const targets = flowOrder(trigger).filter((node) => node.id !== output.from && node.kind !== 'note');
  return (
    <>
      <Menu.Label>
        Connect {from && outputsOf(from).length > 1 && `${outputWords(output.port)} of `}
        {from ? nodeTitle(from) : output.from} to
      </Menu.Label>
      {targets.map((node) => {
        const edge = { from: output.from, port: output.port, to: node.id };
        const same = instead?.to === node.id;
        const reason = same ? 'It leads there already.' : refusal(trigger, edge, instead);
        const sentence = sentenceText(nodeSentence(node, (id) => eventLabel(workspace, id)));
        const words = `${kindName(node)} · ${sentence}`;
        if (reason !== undefined) {
          return <RefusedItem key={node.id} icon={nodeIcon(node)} words={words} reason={reason} />;
        }
        const connect = () => {
          closeCanvasMenu();
          const done = instead
            ? tryDispatch({ kind: 'reconnect', trigger: trigger.id, edge: instead, to: edge })
            : tryDispatch({ kind: 'connect', trigger: trigger.id, edge });
          if (done) announce(`Connected to ${nodeTitle(node)}.`);
          focusNode(output.from);
        };
        return (
          <Menu.Item
            key={node.id}
            closeMenuOnClick={false}
            leftSection={<Icon of={nodeIcon(node)} />}
            onClick={connect}
          >
            {words}
          </Menu.Item>
        );
      })}
    </>
  );
}

function Items({ menu, trigger }: { menu: CanvasMenu; trigger: Trigger }) {
  const list = useRef<HTMLDivElement>(null);
  // One menu leads to the next in the same place: each starts with the focus on its first entry that can be chosen.
  useEffect(() => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-menu-item]') ?? [])];
    (items.find((item) => item.getAttribute('aria-disabled') !== 'true') ?? items[0])?.focus();
  }, []);
  return (
    <div ref={list}>
      {menu.kind === 'step' && <StepItems menu={menu} />}
      {menu.kind === 'output' && <OutputItems menu={menu} trigger={trigger} />}
      {menu.kind === 'node' && <NodeItems menu={menu} trigger={trigger} />}
      {menu.kind === 'edge' && <EdgeItems edge={menu.edge} trigger={trigger} at={menu.at} />}
      {menu.kind === 'connect' && <ConnectItems menu={menu} trigger={trigger} />}
    </div>
  );
}

function menuName(menu: CanvasMenu): string {
  switch (menu.kind) {
    case 'step':
      return menu.title;
    case 'output':
      return 'Outputs';
    case 'connect':
      return 'Connect to';
    case 'node':
      return 'Step';
    case 'edge':
      return 'Connection';
  }
}

const WIDTHS: Readonly<Record<CanvasMenu['kind'], number>> = {
  step: 240,
  output: 240,
  connect: 340,
  node: 300,
  edge: 300,
};

const OUTSIDE = ['mousedown', 'touchstart'];

/** The one menu of the canvas, at the place that asked for it: steps to add, outputs, or steps to connect to. */
export function CanvasMenuView() {
  const menu = useCanvasSession((state) => state.menu);
  const trigger = useSelectedTrigger();
  if (!menu || !trigger) return null;
  return (
    <Menu
      key={`${menu.at.x} ${menu.at.y}`}
      opened
      onClose={closeCanvasMenu}
      clickOutsideEvents={OUTSIDE}
      withInitialFocusPlaceholder={false}
      trapFocus={false}
      returnFocus={false}
      position="bottom-start"
      offset={4}
      width={WIDTHS[menu.kind]}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className={classes.anchor}
          aria-label={menuName(menu)}
          style={{ left: menu.at.x, top: menu.at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown className={classes.list ?? ''}>
        <Items key={menu.kind} menu={menu} trigger={trigger} />
      </Menu.Dropdown>
    </Menu>
  );
}
