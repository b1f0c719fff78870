import { create } from 'zustand';

export const DOCK_TABS = ['problems', 'simulator', 'tests', 'events', 'runs'] as const;
export type DockTab = (typeof DOCK_TABS)[number];

/** How the flow of the open trigger is shown; both edit it. */
export type FlowView = 'canvas' | 'outline';

interface LayoutState {
  readonly view: FlowView;
  readonly dockTab: DockTab;
  readonly dockOpen: boolean;
  /** Enlarged: Events JSON is read tall, the other tabs keep a height of their own. */
  readonly tall: { readonly events: boolean; readonly others: boolean };
  readonly inspectorTab: 'settings' | 'action';
  readonly publishOpen: boolean;
}

/** What of the window is open: session state. */
export const useLayout = create<LayoutState>(() => ({
  view: 'canvas',
  dockTab: 'simulator',
  dockOpen: true,
  tall: { events: true, others: false },
  inspectorTab: 'settings',
  publishOpen: false,
}));

export function showDock(dockTab: DockTab): void {
  useLayout.setState({ dockTab, dockOpen: true });
}

const heightOf = (tab: DockTab) => (tab === 'events' ? 'events' : 'others');

export function isTall({ dockTab, tall }: LayoutState): boolean {
  return tall[heightOf(dockTab)];
}

export function toggleTall(): void {
  useLayout.setState((state) => ({ tall: { ...state.tall, [heightOf(state.dockTab)]: !isTall(state) } }));
}

export function showInspector(inspectorTab: 'settings' | 'action'): void {
  useLayout.setState({ inspectorTab });
}
