import type { HookableEvent } from '../events/hookable-event.ts';
import type { Edge, FlowNode, Trigger } from './trigger.ts';
import type { Position, Sample, Scenario, TriggerLayout, Workspace } from './workspace.ts';

/** An output of a node. */
export interface Output {
  readonly from: string;
  readonly port: string;
}

/** One gesture on the document, as data; `applyCommand` gives the next workspace, `commandLabel` its undo label. */
export type Command = WorkspaceCommand | EventCommand | TriggerCommand | FlowCommand | SampleCommand;

export type WorkspaceCommand =
  | { readonly kind: 'renameWorkspace'; readonly name: string }
  /** IANA name. */
  | { readonly kind: 'setTimeZone'; readonly timeZone: string }
  /** A merge, an import or a restored version; `label` is its undo label. */
  | { readonly kind: 'replaceWorkspace'; readonly workspace: Workspace; readonly label: string };

export type EventCommand =
  /** Replaces the list; ids that leave it are remembered as retired (H9). */
  | { readonly kind: 'setEvents'; readonly events: readonly HookableEvent[] }
  | { readonly kind: 'addEvent'; readonly event: HookableEvent; readonly index?: number }
  | { readonly kind: 'renameEvent'; readonly event: string; readonly label: string }
  /** Gives an event another id wherever it is named: triggers, rules, actions, samples and tests. The old id is retired. */
  | { readonly kind: 'changeEventId'; readonly event: string; readonly id: string }
  /** Retires the id. Without `uses`, what names the event keeps doing so, and triggers show the problem. */
  | { readonly kind: 'removeEvent'; readonly event: string; readonly uses?: UsesOfRemoved };

/** What becomes of the places that name a removed event: they go too, or name another event of the list. */
export type UsesOfRemoved = { readonly kind: 'remove' } | { readonly kind: 'replace'; readonly by: string };

export type TriggerCommand =
  | { readonly kind: 'addTrigger'; readonly trigger: Trigger; readonly layout: TriggerLayout; readonly index?: number }
  /** The copy follows the original and is off, so that publishing it by accident doubles nothing. */
  | { readonly kind: 'duplicateTrigger'; readonly trigger: string; readonly id: string; readonly name: string }
  | { readonly kind: 'removeTrigger'; readonly trigger: string }
  /** `index` counts in the list without the moved trigger. */
  | { readonly kind: 'moveTrigger'; readonly trigger: string; readonly index: number }
  | {
      readonly kind: 'updateTrigger';
      readonly trigger: string;
      /** A member that is `undefined` is removed. */
      readonly change: {
        readonly name?: string;
        readonly enabled?: boolean;
        readonly activeFrom?: string | undefined;
        readonly activeUntil?: string | undefined;
        /** Only to remove what this version refuses (W3). */
        readonly frequency?: undefined;
      };
    };

export type FlowCommand =
  | {
      readonly kind: 'addNode';
      readonly trigger: string;
      readonly node: FlowNode;
      readonly at: Position;
      /** Connects this output to the new node. */
      readonly after?: Output;
      /** Puts the new node into this edge: `from -> node -> to`, going on by the node's first output. */
      readonly into?: Edge;
    }
  /** Several nodes and the edges among them, as pasted. Edges may also join them to nodes that are there. */
  | {
      readonly kind: 'addElements';
      readonly trigger: string;
      readonly nodes: readonly FlowNode[];
      readonly edges: readonly Edge[];
      /** One for each of `nodes`. */
      readonly positions: Readonly<Record<string, Position>>;
      /** How the undo label names the gesture; otherwise "Paste". */
      readonly label?: 'Paste' | 'Duplicate';
    }
  /** Edges of outputs that the node no longer has go away. An event node stays one, and no other becomes one (F2). */
  | { readonly kind: 'replaceNode'; readonly trigger: string; readonly node: FlowNode }
  | {
      readonly kind: 'moveNodes';
      readonly trigger: string;
      readonly positions: Readonly<Record<string, Position>>;
      /** When the positions come from Tidy or Align, what the undo label says. */
      readonly label?: string;
    }
  | {
      readonly kind: 'removeElements';
      readonly trigger: string;
      /** Edges of removed nodes go with them; nothing is connected instead. The last event node stays (F2). */
      readonly nodes: readonly string[];
      readonly edges: readonly Edge[];
      /** How the undo label names the gesture; otherwise "Remove". */
      readonly label?: 'Remove' | 'Cut';
    }
  | { readonly kind: 'connect'; readonly trigger: string; readonly edge: Edge }
  /** Two steps that follow one another change places, in the flow and on the canvas; see `refuseSwap`. */
  | { readonly kind: 'swapSteps'; readonly trigger: string; readonly first: string; readonly second: string }
  /** Drags an end of `edge` elsewhere. */
  | { readonly kind: 'reconnect'; readonly trigger: string; readonly edge: Edge; readonly to: Edge };

export type SampleCommand =
  /** Adds a sample, or replaces the one of the same id. */
  | { readonly kind: 'putSample'; readonly sample: Sample }
  | { readonly kind: 'renameSample'; readonly sample: string; readonly name: string }
  | { readonly kind: 'removeSample'; readonly sample: string }
  /** Adds a scenario, or replaces the one of the same id. */
  | { readonly kind: 'putScenario'; readonly scenario: Scenario }
  | { readonly kind: 'removeScenario'; readonly scenario: string };

export type CommandKind = Command['kind'];
