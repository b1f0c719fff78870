import { useLayout } from './layout-store.ts';

const KEY = 'hookflow-flow-view';

/** Shows flows as they were shown last on this computer, and remembers it from now on, as the sizes of the panes are. */
export function rememberView(): void {
  if (localStorage.getItem(KEY) === 'outline') useLayout.setState({ view: 'outline' });
  useLayout.subscribe(({ view }, before) => {
    if (view !== before.view) localStorage.setItem(KEY, view);
  });
}
