import { Menu } from '@mantine/core';
import {
  ArrowDown,
  ArrowUp,
  Copy,
  CopyPlus,
  Pencil,
  Plus,
  Scissors,
  Spline,
  SquarePen,
  Trash2,
  Unlink,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import { outputsOf, outputWords } from '../../shared/flow/connection.ts';
import { refuseSwap } from '../../shared/flow/swap-steps.ts';
import type { Edge, FlowNode, Trigger } from '../../shared/flow/trigger.ts';
import { nodeTitle } from '../../shared/flow/wording.ts';
import { shortcutWords, type ShortcutId } from '../document/shortcut-table.ts';
import { useLayout } from '../frame/layout-store.ts';
import { Icon } from '../ui/icon.tsx';
import { isMac } from '../ui/mod-key.ts';
import { useCanvasActions } from './canvas-actions.ts';
import { closeCanvasMenu, openCanvasMenu, openOutputMenu, type CanvasMenu } from './canvas-session.ts';
import { removeChosen } from './chosen-steps.ts';
import { inspectNode, nameNode } from './inspect-node.ts';
import { moveStep } from './move-step.ts';
import { RefusedItem } from './refused-item.tsx';

interface ItemProps {
  readonly icon: LucideIcon;
  readonly words: string;
  readonly shortcut?: ShortcutId | undefined;
  /** Why it cannot be chosen. */
  readonly refused?: string | undefined;
  /** It opens the next menu in the same place. */
  readonly leadsOn?: boolean;
  readonly run: () => void;
}

/** In the outline letters alone go to the next row that starts so. */
function useKeys(shortcut: ShortcutId | undefined): string | undefined {
  const view = useLayout((state) => state.view);
  const letter = shortcut === 'addAfter' || shortcut === 'connect';
  return shortcut && shortcutWords(shortcut, isMac(), view === 'outline' && letter ? 1 : 0);
}

function Item({ icon, words, shortcut, refused, leadsOn = false, run }: ItemProps) {
  const keys = useKeys(shortcut);
  if (refused !== undefined) return <RefusedItem icon={icon} words={words} reason={refused} />;
  return (
    <Menu.Item
      closeMenuOnClick={false}
      leftSection={<Icon of={icon} />}
      rightSection={keys && <kbd>{keys}</kbd>}
      onClick={() => {
        if (!leadsOn) closeCanvasMenu();
        run();
      }}
    >
      {words}
    </Menu.Item>
  );
}

/** "Yes of From Austin": the output that a connection leaves. */
function originWords(trigger: Trigger, edge: Edge): string {
  const from = trigger.nodes.find(({ id }) => id === edge.from);
  if (from === undefined) return edge.from;
  if (from.kind === 'event') return 'the event';
  return outputsOf(from).length > 1 ? `${outputWords(edge.port)} of ${nodeTitle(from)}` : nodeTitle(from);
}

/** What can be done with a connection: put a step into it, let it lead elsewhere, remove it. */
export function EdgeItems({ edge, trigger, at }: { edge: Edge; trigger: Trigger; at: CanvasMenu['at'] }) {
  const origin = originWords(trigger, edge);
  return (
    <>
      <Item
        icon={Plus}
        words={`Insert a step after ${origin}…`}
        leadsOn
        run={() => openCanvasMenu({ kind: 'step', title: `Insert a step after ${origin}`, place: { into: edge }, at })}
      />
      <Item
        icon={Waypoints}
        words={`Let ${origin} lead elsewhere…`}
        leadsOn
        run={() => openCanvasMenu({ kind: 'connect', output: edge, instead: edge, at })}
      />
      <Item
        icon={Unlink}
        words={`Disconnect from ${origin}`}
        run={() => removeChosen({ node: undefined, edge }, trigger)}
      />
    </>
  );
}

function OrderItems({ node, via, trigger }: { node: FlowNode; via: Edge | undefined; trigger: Trigger }) {
  const before = via?.from ?? trigger.edges.find(({ to }) => to === node.id)?.from;
  const after = trigger.edges.find(({ from }) => from === node.id)?.to;
  const nothing = 'Only steps that follow one another can change places.';
  const earlier = before === undefined ? nothing : refuseSwap(trigger, before, node.id);
  const later = after === undefined ? nothing : refuseSwap(trigger, node.id, after);
  if (earlier !== undefined && later !== undefined) return null;
  return (
    <>
      <Item icon={ArrowUp} words="Move earlier" refused={earlier} run={() => moveStep(trigger, node.id, 'earlier')} />
      <Item icon={ArrowDown} words="Move later" refused={later} run={() => moveStep(trigger, node.id, 'later')} />
    </>
  );
}

/** What can be done with a step; copy, cut, duplicate and remove take all that are selected. */
export function NodeItems({ menu, trigger }: { menu: Extract<CanvasMenu, { kind: 'node' }>; trigger: Trigger }) {
  const actions = useCanvasActions((state) => state.actions);
  const node = trigger.nodes.find(({ id }) => id === menu.node);
  if (!node) return null;
  const { via, at } = menu;
  const isStep = node.kind !== 'note';
  const isOwn = node.kind !== 'event';
  return (
    <>
      <Menu.Label>{nodeTitle(node)}</Menu.Label>
      <Item icon={SquarePen} words="Edit in the inspector" shortcut="inspect" run={() => inspectNode(node)} />
      {isStep && isOwn && <Item icon={Pencil} words="Rename" shortcut="rename" run={() => nameNode(node)} />}
      {isStep && (
        <>
          <Menu.Divider />
          <Item
            icon={Plus}
            words="Add a step after…"
            shortcut="addAfter"
            leadsOn
            run={() => openOutputMenu(node, 'step', at)}
          />
          <Item
            icon={Spline}
            words="Connect to…"
            shortcut="connect"
            leadsOn
            run={() => openOutputMenu(node, 'connect', at)}
          />
          {isOwn && <OrderItems node={node} via={via} trigger={trigger} />}
        </>
      )}
      {via && (
        <>
          <Menu.Divider />
          <EdgeItems edge={via} trigger={trigger} at={at} />
        </>
      )}
      {isOwn && (
        <>
          <Menu.Divider />
          <Item icon={Copy} words="Copy" shortcut="copy" run={() => actions?.give('copy')} />
          <Item icon={Scissors} words="Cut" shortcut="cut" run={() => actions?.give('cut')} />
          <Item icon={CopyPlus} words="Duplicate" shortcut="duplicate" run={() => actions?.duplicate()} />
          <Item
            icon={Trash2}
            words="Remove"
            shortcut="remove"
            run={() => removeChosen({ node, edge: undefined }, trigger)}
          />
        </>
      )}
    </>
  );
}
