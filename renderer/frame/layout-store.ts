import { create } from 'zustand';

export const DOCK_TABS = ['problems', 'simulator', 'tests', 'events', 'runs'] as const;
export type DockTab = (typeof DOCK_TABS)[number];

/** How the flow of the open trigger is shown; both edit it. */
export type FlowView = 'canvas' | 'outline';

/** The lists of the sidebar. */
export type SidebarSection = 'triggers' | 'events' | 'samples';

interface LayoutState {
  readonly view: FlowView;
  /** Lists of the sidebar of which only the heads are shown. */
  readonly folded: readonly SidebarSection[];
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  /** Enlarged: Events JSON is read tall, the other tabs keep a height of their own. */
  readonly tall: { readonly events: boolean; readonly others: boolean };
  readonly inspectorTab: 'settings' | 'action';
  /** In a window with no room beside the canvas the inspector lies over it, while this is true. */
  readonly inspectorOver: boolean;
  readonly publishOpen: boolean;
}

/** What of the window is open: session state. */
export const useLayout = create<LayoutState>(() => ({
  view: 'canvas',
  folded: [],
  dockTab: 'simulator',
  dockOpen: true,
  tall: { events: true, others: false },
  inspectorTab: 'settings',
  inspectorOver: false,
  publishOpen: false,
}));

export function showDock(dockTab: DockTab): void {
  useLayout.setState({ dockTab, dockOpen: true });
}

export function toggleFolded(section: SidebarSection): void {
  useLayout.setState(({ folded }) => ({
    folded: folded.includes(section) ? folded.filter((other) => other !== section) : [...folded, section],
  }));
}

const heightOf = (tab: DockTab) => (tab === 'events' ? 'events' : 'others');

export function isTall({ dockTab, tall }: LayoutState): boolean {
  return tall[heightOf(dockTab)];
}

export function toggleTall(): void {
  useLayout.setState((state) => ({ tall: { ...state.tall, [heightOf(state.dockTab)]: !isTall(state) } }));
}

export function showInspector(inspectorTab: 'settings' | 'action'): void {
  useLayout.setState({ inspectorTab, inspectorOver: true });
}
