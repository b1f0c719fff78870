import { create } from 'zustand';
import type { Output } from '../../shared/flow/command.ts';
import { outputsOf } from '../../shared/flow/connection.ts';
import type { Edge, FlowNode } from '../../shared/flow/trigger.ts';
import type { Position } from '../../shared/flow/workspace.ts';
import { currentWorkspace, selectElements, useDocument } from '../document/document-store.ts';
import type { Simulation } from '../simulator/simulation-store.ts';
import { announce } from '../ui/announce.tsx';
import type { Point } from './edge-path.ts';
import { addAfterWords } from './node-name.ts';

/** Where a new step goes: after an output, into an edge, at a place, or after a step whose output is still to be chosen. */
export interface StepPlace {
  readonly after?: Output;
  readonly into?: Edge;
  readonly at?: Position;
}

export type CanvasMenu =
  /** Which output of this step continues or is connected. */
  | { readonly kind: 'output'; readonly node: string; readonly then: 'step' | 'connect'; readonly at: Point }
  | { readonly kind: 'step'; readonly title: string; readonly place: StepPlace; readonly at: Point }
  /** `instead`: the connection that then leads elsewhere. */
  | { readonly kind: 'connect'; readonly output: Output; readonly instead?: Edge; readonly at: Point }
  /** What can be done with a step, come to by `via`, or with a connection. */
  | { readonly kind: 'node'; readonly node: string; readonly via: Edge | undefined; readonly at: Point }
  | { readonly kind: 'edge'; readonly edge: Edge; readonly at: Point };

interface CanvasSession {
  readonly menu: CanvasMenu | null;
  /** What had the focus before the menu. */
  readonly menuFrom: HTMLElement | null;
  /** A node that takes the focus as soon as it is on screen. */
  readonly focus: string | null;
  /** The key of the edge whose control in the tab order has the focus. */
  readonly focusedEdge: string | null;
  /** The step whose name is being written in the outline. */
  readonly renaming: string | null;
  /** The simulation whose path has finished lighting up. */
  readonly lit: Simulation | null;
}

/** What the canvas remembers while it is open: neither in the document nor in its history. */
export const useCanvasSession = create<CanvasSession>(() => ({
  menu: null,
  menuFrom: null,
  focus: null,
  focusedEdge: null,
  renaming: null,
  lit: null,
}));

export function openCanvasMenu(menu: CanvasMenu): void {
  const { activeElement } = document;
  useCanvasSession.setState((before) => ({
    menu,
    menuFrom: before.menu === null && activeElement instanceof HTMLElement ? activeElement : before.menuFrom,
  }));
}

/** Closes the menu; without a choice the focus goes back to where it was. */
export function closeCanvasMenu(): void {
  const { menuFrom } = useCanvasSession.getState();
  useCanvasSession.setState({ menu: null, menuFrom: null });
  menuFrom?.focus({ preventScroll: true });
}

/** Gives a node the focus; nothing when the gesture that should have made it was refused. */
export function focusNode(node: string): void {
  const there = currentWorkspace().triggers.some(({ nodes }) => nodes.some(({ id }) => id === node));
  if (there) useCanvasSession.setState({ focus: node });
}

export function finishLighting(simulation: Simulation): void {
  useCanvasSession.setState({ lit: simulation });
}

/** The menu that follows once the output is known. */
export function menuForOutput(
  { then, at }: Pick<Extract<CanvasMenu, { kind: 'output' }>, 'then' | 'at'>,
  node: FlowNode,
  port: string,
): CanvasMenu {
  const output = { from: node.id, port };
  if (then === 'connect') return { kind: 'connect', output, at };
  return { kind: 'step', title: addAfterWords(node, port), place: { after: output }, at };
}

/** Asks what to add after a step, or to connect it to; with several outputs first which one. */
export function openOutputMenu(node: FlowNode, then: 'step' | 'connect', at: Point): void {
  const [port, ...more] = outputsOf(node);
  if (port === undefined) announce('A note has no connections.', 'assertive');
  else if (more.length > 0) openCanvasMenu({ kind: 'output', node: node.id, then, at });
  else openCanvasMenu(menuForOutput({ then, at }, node, port));
}

/** The menu of a step; one that is not selected is from then on, alone. */
export function openNodeMenu(node: string, via: Edge | undefined, at: Point): void {
  if (!useDocument.getState().selection.nodes.includes(node)) selectElements([node]);
  openCanvasMenu({ kind: 'node', node, via, at });
}
