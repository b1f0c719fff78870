import { useLayout, type SidebarSection } from './layout-store.ts';

const VIEW = 'hookflow-flow-view';
const FOLDED = 'hookflow-folded';
const SECTIONS: readonly SidebarSection[] = ['triggers', 'events', 'samples'];

/** Shows flows and the sidebar's lists as they were shown last on this computer, and remembers it from now on, as the sizes of the panes are. */
export function rememberView(): void {
  if (localStorage.getItem(VIEW) === 'outline') useLayout.setState({ view: 'outline' });
  const folded = localStorage.getItem(FOLDED)?.split(' ') ?? [];
  useLayout.setState({ folded: SECTIONS.filter((section) => folded.includes(section)) });
  useLayout.subscribe((state, before) => {
    if (state.view !== before.view) localStorage.setItem(VIEW, state.view);
    if (state.folded !== before.folded) localStorage.setItem(FOLDED, state.folded.join(' '));
  });
}
